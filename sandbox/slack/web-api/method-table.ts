import { validateBlocks, validateView } from '../block-kit/validate.js';
import { asList, asObject, asText, isObject } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import { chatMethods } from './chat-methods.js';
import { conversationMethods } from './conversation-methods.js';
import { historyMethods } from './history-methods.js';
import { type Answer, type Method, refuse } from './method.js';
import type { Arguments } from './read-arguments.js';
import { userMethods } from './user-methods.js';
import { viewMethods } from './view-methods.js';

/** Every Web API method that the sandbox has, by name. */
export const methodTable: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...userMethods,
    ...chatMethods,
    ...conversationMethods,
    ...historyMethods,
    ...viewMethods,
    'blocks.validate': { scopes: [], required: [], run: validateOnline },
  }),
);

function validateOnline(_workspace: Workspace, args: Arguments): Answer {
  const view = args.json('view');
  const wrong = isObject(view)
    ? validateView(view, asText(asObject(view).type) === 'home' ? 'home' : 'modal', '/view')
    : validateBlocks(asList(args.json('blocks') ?? asObject(args.json('message')).blocks), 'message');
  return wrong.length > 0 ? refuse('invalid_blocks', wrong) : { ok: true };
}
