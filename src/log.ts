import { types } from 'node:util';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Secret } from './secret.js';

const hiddenFields = ['token', 'secret', 'password', 'authorization', 'cookie', 'headers', 'request', 'response'];

/** Tokens of Slack (`xoxb-…`, `xapp-…`, `xoxe.xoxb-…`), and of GitLab (`glpat-…` and its siblings). */
const tokens = /\b(xox[a-z]-|xapp-|xoxe[.-]|gl(?:pat|dt|rt|ptt|oas|agent|soat|cbt|imt|ft|ffct)-|whsec_)[\w.=+/-]{8,}/g;

/** Where lines go; standard output unless told otherwise. */
interface LogOptions {
  /** The least important level that is written: `fatal`, `error`, `warn`, `info`, `debug`, `trace`, or `silent`. */
  readonly level: string;
  /** Values that never appear in a line, whatever they look like. */
  readonly secrets: readonly Secret[];
  readonly destination?: DestinationStream;
}

/**
 * A log of JSON lines. Nobody should pass a token to it; should it happen all the same, the line that is written does
 * not contain it.
 */
export function createLog({ level, secrets, destination }: LogOptions): Logger {
  const mask = masking(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: describeErrors },
      // pino's own serializer copies every property of an error, and a Slack error carries the whole answer.
      serializers: { err: (value: unknown) => value },
      redact: { paths: hiddenFields.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      hooks: { streamWrite: mask },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** What a log line says about an error. Requests, answers and headers, which SDK errors carry along, stay out. */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: ErrorDescription;
}

/** Describes an error and its causes, at most four deep. */
export function describeError(error: Error, depth = 0): ErrorDescription {
  const code = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(isError(error.cause) && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** Errors of another realm (a worker's, a test's) are no instances of our `Error`, and a `DOMException` is not native. */
export function isError(value: unknown): value is Error {
  if (value instanceof Error || types.isNativeError(value)) return true;
  return Object.prototype.toString.call(value) === '[object DOMException]';
}

function describeErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isError(value) ? describeError(value) : value]),
  );
}

/** Works on the finished line, so that it makes no difference where in it the token stands. */
function masking(secrets: readonly Secret[]): (line: string) => string {
  const values = secrets.map((one) => JSON.stringify(one.reveal()).slice(1, -1));
  return (line) =>
    values.reduce((text, value) => text.replaceAll(value, '[redacted]'), line).replace(tokens, '$1[redacted]');
}
