import { type Logger, LogLevel } from '@slack/web-api';

function nothing(): void {}

/** Slack's SDKs log every refusal; the tests provoke many. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
