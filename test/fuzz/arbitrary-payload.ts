import fc from 'fast-check';
import { actionIds, callbackIds } from '../../src/slack/identifiers.js';

/** What may stand where something else is expected. */
export const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'a',
    0,
    -1,
    true,
    [],
    {},
    [null],
    '{}',
    '{"projectId":100,"iid":12}',
    '\u0000',
    'U0JANE',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const ids = [
  ...Object.values(actionIds).map((id) => (typeof id === 'string' ? id : `${id.source.replaceAll(/[\^\\]/g, '')}x`)),
];
const common = {
  team: { id: 'T1', domain: 'a' },
  user: { id: 'U0JANE', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: '1.2.3',
};
const metadata = JSON.stringify({ projectId: 100, iid: 12, choices: {}, seen: 'x', mode: 'announce' });
const view = fc.constantFrom(...Object.values(callbackIds), 'other').map((callbackId) => ({
  ...{
    id: 'V1',
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    hash: 'h',
    title: { type: 'plain_text', text: 'a' },
  },
  ...{
    blocks: [],
    state: { values: { product: { choose_product: { type: 'static_select', selected_option: null } } } },
  },
}));

const click = fc.tuple(fc.constantFrom(...ids, 'other'), view, fc.boolean()).map(([id, shown, inModal]) => ({
  ...common,
  type: 'block_actions',
  actions: [{ type: 'button', action_id: id, block_id: 'b', value: metadata, action_ts: '1.2' }],
  container: { type: inModal ? 'view' : 'message', channel_id: 'C1', message_ts: '1.2' },
  response_url: 'http://127.0.0.1:9/none',
  ...(inModal ? { view: shown } : { channel: { id: 'C1' }, message: { ts: '1.2' } }),
}));
const submit = fc
  .tuple(view, fc.constantFrom('view_submission', 'view_closed'))
  .map(([shown, type]) => ({ ...common, type, view: shown }));

/** What may follow `/runbook`. */
export const commandText = fc.oneof(
  fc.constantFrom(
    'help',
    'announce 12',
    'check #12',
    'outcomes 12',
    'complete a/b#12',
    'announce https://gitlab.com/a/b/-/issues/%',
    'x',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A payload with some members replaced, at any depth. */
function changed(payload: unknown, changes: readonly (readonly [number, unknown])[]): unknown {
  return changes.reduce<unknown>((all, [place, value]) => replaced(all, place, value), payload);
}

function replaced(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const members = Object.entries(value);
  const chosen = members[place % Math.max(1, members.length)];
  if (!chosen) return by;
  const [name, one] = chosen;
  const inside = place > members.length ? replaced(one, Math.floor(place / members.length), by) : by;
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === name ? inside : each));
  return { ...value, [name]: inside };
}

const changes = fc.array(fc.tuple(fc.nat({ max: 2_000 }), odd), { maxLength: 3 });
/** A click or a submit as Slack sends it, with up to three members replaced at any depth. */
export const payload = fc.tuple(fc.oneof(click, submit), changes).map(([whole, all]) => changed(whole, all));
