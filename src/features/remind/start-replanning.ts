import { setTimeout as delay, setImmediate as letOthersRun } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Services } from '../../call/services.js';
import { replanReminders } from './replan-reminders.js';

/** Between two rounds, in milliseconds; the last is repeated while the database fails. */
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
const longestPause = 15_000;

export interface Replanning {
  /** Whether calls may be left that were planned with other settings. */
  isUnderWay(): boolean;
  stop(): Promise<void>;
}

/**
 * Plans the reminders of calls anew that were planned with other settings, without holding up the start. What Slack did not
 * say is asked for again for half a minute; after that, people keep the working hours that are stored with the call.
 */
export function startReplanning(services: Services, log: Pick<Logger, 'info' | 'warn' | 'error'>): Replanning {
  const stopping = new AbortController();
  const stopped = stopping.signal;
  let isUnderWay = true;

  async function plan(): Promise<void> {
    for (let round = 0; !stopped.aborted; round += 1) {
      const canWait = round < pauses.length;
      const left = await planRound(canWait);
      if (left === 0) return;
      if (left !== undefined && !canWait) {
        log.error({ calls: left }, 'the reminders of some calls could not be planned for the settings in force');
        return;
      }
      await delay(pauses[round] ?? longestPause, undefined, { signal: stopped });
    }
  }

  /** How many calls are left; `undefined` when the database failed. */
  async function planRound(canWait: boolean): Promise<number | undefined> {
    const onFailed = (callId: number, err: unknown) =>
      log.warn({ call: callId, err }, 'the reminders of a call could not be planned for the settings in force');
    try {
      const { planned, failed } = await replanReminders(services, { canWait, stopped, letOthersRun, onFailed });
      if (planned > 0) log.info({ calls: planned }, 'reminders were planned anew for the settings in force');
      return failed;
    } catch (err) {
      log.warn({ err }, 'the database failed while reminders were planned anew; the app tries again');
      return undefined;
    }
  }

  const done = plan()
    // Stopping ends the pause.
    .catch(() => undefined)
    .finally(() => {
      isUnderWay = false;
    });
  return {
    isUnderWay: () => isUnderWay,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
