import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { describeError, isError, messageOf } from './log.js';

/**
 * Lets Slack's packages write to our log. At their level "debug" they print whole payloads, with what people typed and
 * with addresses that let anyone answer in their place, so that level is our `trace`.
 */
export function boltLogger(log: Logger): SlackLogger {
  let name = 'slack';
  const write = (level: 'trace' | 'info' | 'warn' | 'error') => (parts: readonly unknown[]) => {
    if (!log.isLevelEnabled(level)) return;
    const error = parts.find(isError);
    log[level](
      { from: name, ...(error === undefined ? {} : { err: describeError(error) }) },
      parts.map(text).join(' '),
    );
  };
  const [debug, info, warn, error] = [write('trace'), write('info'), write('warn'), write('error')];
  return {
    debug: (...parts: unknown[]) => debug(parts),
    info: (...parts: unknown[]) => info(parts),
    warn: (...parts: unknown[]) => warn(parts),
    error: (...parts: unknown[]) => error(parts),
    getLevel: () => slackLevel(log.level),
    /** One setting decides how much is logged, and it is not Slack's. */
    setLevel: () => undefined,
    setName: (given) => {
      name = given;
    },
  };
}

function text(part: unknown): string {
  if (isError(part)) return messageOf(part);
  return typeof part === 'object' && part !== null ? '[object]' : String(part);
}

function slackLevel(level: string): LogLevel {
  if (level === 'trace') return LogLevel.DEBUG;
  if (level === 'debug' || level === 'info') return LogLevel.INFO;
  return level === 'warn' ? LogLevel.WARN : LogLevel.ERROR;
}
