import { limits } from '../block-kit/limits.js';
import { validateView } from '../block-kit/validate.js';
import { isObject, type JsonObject } from '../json.js';
import { exchangeTrigger } from '../workspace/triggers.js';
import { findView, openView, publishHome, updateView, type ViewResult, viewPayload } from '../workspace/views.js';
import type { View, Workspace } from '../workspace/workspace.js';
import { type Answer, type Method, refuse } from './method.js';
import type { Arguments } from './read-arguments.js';

/** Methods that show modals and Home tabs. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { scopes: [], required: ['view'], run: (workspace, args) => showByTrigger(workspace, args, false) },
  'views.push': { scopes: [], required: ['view'], run: (workspace, args) => showByTrigger(workspace, args, true) },
  'views.update': { scopes: [], required: ['view'], run: update },
  'views.publish': { scopes: [], required: ['user_id', 'view'], run: publish },
};

/**
 * `views.push` lays a view on top of the one that the trigger came from. So does `views.open` with a trigger from a
 * modal; with any other trigger it starts anew.
 */
function showByTrigger(workspace: Workspace, args: Arguments, isPush: boolean): Answer {
  const view = readView(args, 'modal');
  if (view.kind === 'refused') return view.answer;
  const id = args.text('trigger_id') ?? args.text('interactivity_pointer');
  if (id === undefined) return refuse('invalid_arguments', ['invalid `trigger_id`']);
  const exchange = exchangeTrigger(workspace, id);
  if (exchange.kind === 'refused') return refuse(exchange.error);
  const under = workspace.views.get(exchange.trigger.view ?? '');
  if (isPush && under === undefined) return refuse('not_found');
  if (!isPush && under !== undefined) warnOfOpenFromModal(workspace);
  return answerWith(workspace, openView(workspace, exchange.trigger.person, view.content, under));
}

/** It happens to work in today's clients; Slack's maintainers advise `views.push` or an answer to the submission. */
function warnOfOpenFromModal({ journal, now }: Workspace): void {
  const messages = ['views.open with a trigger from a modal is not guaranteed: push or update instead'];
  journal.problems.push({
    at: now(),
    severity: 'warning',
    where: 'views.open',
    error: 'opened_from_a_modal',
    messages,
  });
}

function update(workspace: Workspace, args: Arguments): Answer {
  const existing = findView(workspace, args.text('view_id'), args.text('external_id'));
  if (!args.has('view_id') && !args.has('external_id')) {
    return refuse('invalid_arguments', ['either `view_id` or `external_id` is required']);
  }
  const view = readView(args, existing?.type ?? 'modal');
  if (view.kind === 'refused') return view.answer;
  if (existing === undefined) return refuse('not_found');
  return answerWith(workspace, updateView(workspace, existing, view.content, args.text('hash')));
}

function publish(workspace: Workspace, args: Arguments): Answer {
  if (!workspace.app.homeTab) return refuse('not_enabled');
  const person = workspace.people.get(args.text('user_id') ?? '');
  if (person === undefined || person.isBot) return refuse('user_not_found');
  const view = readView(args, 'home');
  if (view.kind === 'refused') return view.answer;
  return answerWith(workspace, publishHome(workspace, person.id, view.content, args.text('hash')));
}

type ReadView =
  | { readonly kind: 'view'; readonly content: JsonObject }
  | { readonly kind: 'refused'; readonly answer: Answer };

function readView(args: Arguments, surface: View['type']): ReadView {
  const content = args.json('view');
  if (!isObject(content)) return { kind: 'refused', answer: refuse('invalid_arguments', ['invalid `view`']) };
  if (JSON.stringify(content).length > limits.view.bytes) return { kind: 'refused', answer: refuse('view_too_large') };
  const wrong = validateView(content, surface, '/view');
  return wrong.length > 0 ? { kind: 'refused', answer: refuse('invalid_arguments', wrong) } : { kind: 'view', content };
}

function answerWith(workspace: Workspace, result: ViewResult): Answer {
  if (result.kind === 'refused') return refuse(result.error);
  return { ok: true, view: viewPayload(workspace, result.view) };
}
