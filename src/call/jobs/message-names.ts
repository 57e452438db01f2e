import type { Audience } from '../call.js';
import type { FailureCause } from './job.js';

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

/** The name under which the notice of a cause is remembered that somebody was sent, `notice · Slack not_in_channel · U0JOHN`. */
export function noticeName({ service, code }: FailureCause, slackId: string): string {
  return `notice · ${service} ${code} · ${slackId}`;
}
