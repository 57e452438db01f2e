import { topView } from '../../sandbox/slack/workspace/views.js';
import { type AccessServers, project } from './access-servers.js';
import type { Entry } from './entries.js';
import { atSlack } from './send.js';

/** What an entry was used with: by whom, and for which issue of the project. */
export interface Use {
  readonly slackId: string;
  readonly iid: number;
  /** Where the issue is said to be; the project that there is when left out. */
  readonly elsewhere?: { readonly projectId: number; readonly path: string };
}

/** Uses an entry as Slack would let somebody use it, and returns all that the app said to them. */
export async function use(servers: AccessServers, entry: Entry, { slackId, iid, elsewhere }: Use) {
  const [call] = await servers.store.calls.callsBetween(0, Number.MAX_SAFE_INTEGER);
  if (!call) throw new Error('There is no call.');
  const person = atSlack(servers, slackId);
  person.clear();
  const issue = { projectId: elsewhere?.projectId ?? 77, iid };
  const typed = `${elsewhere?.path ?? project}#${iid}`;
  const body = await entry.body({ servers, slackId, issue, typed, call });
  const view = topView(servers.slack.workspace, slackId);
  const acks: unknown[] = [];
  await servers.bolt.processEvent({
    body,
    ack: async (answer) => {
      acks.push(answer ?? '');
      if (view) person.take(view, answer);
    },
  });
  if (acks.length !== 1) throw new Error(`It was acknowledged ${acks.length} times.`);
  return { text: `${JSON.stringify(acks)} ${person.sees()}` };
}
