import type { ScheduledTime } from '../schedule/scheduled-time.js';
import type { Call } from './call.js';
import { plannedEnd } from './reminders/planned-reminder.js';

/**
 * Who gets the link to the meeting: `people` who may see the runbook, in direct messages; or the `channels` as well, where
 * everybody who reads them could join a customer's call.
 */
export const meetingLinkReaders = ['people', 'channels'] as const;
export type MeetingLinkReaders = (typeof meetingLinkReaders)[number];

/**
 * Whether a channel is shown how to join: never once the call is completed or should be over.
 * @param now milliseconds since the epoch
 */
export function channelsMayJoin(readers: MeetingLinkReaders, call: JoinableCall, now: number): boolean {
  const { time, plannedMinutes, recording } = call;
  const isOver = time !== undefined && now >= plannedEnd({ time, plannedMinutes });
  return readers === 'channels' && !recording?.completion && !isOver;
}

/** A call, or one that is only previewed: its time may still have to be chosen. */
interface JoinableCall {
  readonly time: ScheduledTime | undefined;
  readonly plannedMinutes: number | undefined;
  readonly recording?: Pick<Call['recording'], 'completion'> | undefined;
}
