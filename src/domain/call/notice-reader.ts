import type { Call } from './call.js';

/** Who hears of what needs a person: the DRI if Slack knows them, else whoever announced the call. */
export function noticeReader(call: Call): string {
  return call.fields.dri.slackId ?? call.announcedBy.slackId;
}
