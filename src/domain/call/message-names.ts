import type { Audience } from './call.js';

/** The name under which somebody's run panel is remembered, `panel · U0JOHN`. */
export function panelName(slackId: string): string {
  return `panel · ${slackId}`;
}

/** The name under which the progress line in an announcement's thread is remembered, `progress · support`. */
export function progressName(audience: Audience): string {
  return `progress · ${audience}`;
}

/** The name under which a channel's summary is remembered, `summary · managers`. */
export function summaryName(audience: Audience): string {
  return `summary · ${audience}`;
}
