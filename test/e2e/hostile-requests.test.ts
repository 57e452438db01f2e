import { type Environment, project } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { opensCompletion, opensOutcomes } from '../support/forms.js';
import { clicksInPanel, environmentWithStartedCall } from './support/announced-call.js';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** What a field of a genuine payload is replaced by, besides `null`: every third by another one; `undefined` takes it away. */
const oddValues: readonly unknown[] = [7, [], {}, '', '%E0%A4%A', undefined, '__proto__', 'x'.repeat(10_000), [null]];

const bodies: readonly (readonly [string, string])[] = [
  [form, ''],
  [form, 'payload=null'],
  [form, 'payload=7'],
  [form, 'payload=%5B%5D'],
  [form, 'payload=%22text%22'],
  [form, 'payload={'],
  [form, 'payload=a&payload=b'],
  [form, 'command=%2Frunbook'],
  [form, 'command=%2Frunbook&text=a&text=b&user_id=U0JOHN'],
  [form, '__proto__=1&constructor=2&toString=3'],
  [form, '%'],
  [form, `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', actions: [null] }))}`],
  [form, `payload=${encodeURIComponent('{"__proto__":{"type":"view_submission"},"view":null}')}`],
  [form, `payload=${encodeURIComponent(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)}`],
  [json, 'null'],
  [json, '7'],
  [json, '[]'],
  [json, '"text"'],
  [json, '{'],
  [json, '{"event":null}'],
  [json, '{"type":"event_callback","event":null}'],
  [json, '{"type":"event_callback","event":{"type":"message","channel":null,"item":null}}'],
  [json, '{"type":"url_verification","challenge":null}'],
  [json, '{"type":"view_submission","view":null,"user":null}'],
  [json, '{"type":"view_submission","view":{},"user":{"id":"U0JOHN"},"response_urls":null}'],
  [json, '{"type":"shortcut","callback_id":null}'],
  [json, '{"type":"block_suggestion"}'],
  ['', ' null'],
  ['text/plain', 'hello'],
  [`${form}; charset=utf-8`, 'payload=null'],
];

describe('no signed request ends the app, or goes without an answer', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  const send = (contentType: string, body: string, query = '') =>
    environment.slack.signedRequest({ url: `${environment.app.url}/slack/events${query}`, body, contentType });

  beforeAll(async () => {
    environment = await environmentWithStartedCall();
    await clicksInPanel(environment, 'john', 'Success', 'Task 2 of 4');
    await opensOutcomes(john());
    await john().submits();
    await john().modalWhere((view) => view.submit === undefined && !view.text.startsWith('Recording'), 60_000);
    await john().closes();
    await opensCompletion(john());
    await john().chooses('Is a follow-up needed?', 'Yes');
    await john().modalWhere((view) => view.inputs.some(({ label }) => label === 'Follow-up: by whom?'), 15_000);
  });
  afterAll(() => environment.close());

  async function expectAlive(): Promise<void> {
    await john()
      .closes()
      .catch(() => undefined);
    await john().types('/runbook help', { in: '#support_manager' });
    await eventually(
      () =>
        john()
          .ephemerals()
          .some(({ text }) => text.includes('announces and records')),
      {
        describe: () => `help was not answered; the app printed:\n${environment.app.output().slice(-2_000)}`,
      },
    );
    expect(environment.app.log().filter(({ level }) => level === 'fatal')).toEqual([]);
  }

  test.each(titled(bodies))('%s', async (_title, contentType, body) => {
    const answer = await send(contentType, body, '?%E0%A4%A');

    expect([200, 400]).toContain(answer.status);
    await expectAlive();
  });

  test('every field of every genuine payload, replaced in turn', async () => {
    const genuine = new Map(environment.slack.sent().map(({ payload }) => [kindOf(payload), payload]));
    const variants = [...genuine.values()].flatMap(variantsOf);
    const answers = await inTurns(variants, async (payload) => {
      const isCommand = typeof payload === 'object' && payload !== null && 'command' in payload;
      return isCommand
        ? send(form, toForm(payload))
        : send(form, `payload=${encodeURIComponent(JSON.stringify(payload))}`);
    });

    expect([...genuine.keys()].length).toBeGreaterThanOrEqual(5);
    expect(variants.length).toBeGreaterThan(200);
    expect(
      answers.flatMap(({ status, problem }, at) =>
        status === 200 ? [] : [problem ?? status, JSON.stringify(variants[at]).slice(0, 500)],
      ),
    ).toEqual([]);
    await expectAlive();
    expect(environment.gitlab.issue(project, 1).title).toBe('Acme');
  });
});

function titled(rows: typeof bodies): readonly (readonly [string, string, string])[] {
  return rows.map(([contentType, body]) => [`${contentType || 'no type'}: ${body.slice(0, 60)}`, contentType, body]);
}

/** Commands by their name, clicks by the button, submissions by the window. */
function kindOf(payload: object): string {
  return JSON.stringify(payload).replaceAll(/.*?"(action_id|callback_id|command)":"([^"]*)".*/g, '$1 $2');
}

/** Every payload in which one field is another value, no two alike. */
function variantsOf(whole: unknown): readonly unknown[] {
  const variants = pathsIn(whole, []).flatMap((path, at) => [
    withValue(whole, path, null),
    ...(at % 3 === 0 ? [withValue(whole, path, oddValues[(at / 3) % oddValues.length])] : []),
  ]);
  return [...new Map(variants.map((variant) => [JSON.stringify(variant), variant])).values()];
}

/** Where the fields are; of the blocks, which Slack only echoes, the list alone. */
function pathsIn(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  const here = path.length === 0 ? [] : [path];
  if (!isObject(value) || path.at(-1) === 'blocks') return here;
  return [...here, ...Object.keys(value).flatMap((key) => pathsIn(value[key], [...path, key]))];
}

function toForm(payload: object): string {
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

function withValue(whole: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(whole)) return whole.map((item, at) => (String(at) === key ? withValue(item, rest, odd) : item));
  const fields = isObject(whole) ? whole : {};
  return { ...fields, [key]: withValue(fields[key], rest, odd) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Five at a time: each waits for the app's answer for three seconds at most. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 5) {
    results.push(...(await Promise.all(items.slice(from, from + 5).map(work))));
  }
  return results;
}
