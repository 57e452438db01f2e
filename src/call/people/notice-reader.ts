import type { Call } from '../call.js';

/** Who hears of what needs a person: the DRI if Slack knows them, else whoever announced the call. */
export function noticeReader(call: Call): string {
  return call.fields.dri.slackId ?? call.announcedBy.slackId;
}

/** The same, and who is told instead when they may not be, or cannot be reached: Slack ids, the first choice first. */
export function noticeReaders(call: Call): readonly string[] {
  return [...new Set([noticeReader(call), call.announcedBy.slackId])];
}
