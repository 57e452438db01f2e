import { types } from 'node:util';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Secret } from '../config/secret.js';
import { DatabaseFailure } from '../database/connection/database-failure.js';
import { createRepeatedFailures } from './repeated-failures.js';

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
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
}

/**
 * A log of JSON lines. Nobody should pass a token to it; should it happen all the same, the line that is written does
 * not contain it. Of an outage of the database, which every part of the app runs into, each cause has one line a minute.
 */
export function createLog({ level, secrets, destination, clock = Date.now }: LogOptions): Logger {
  const mask = masking(secrets);
  const admit = createRepeatedFailures(clock);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: describeErrors },
      // pino's own serializer copies every property of an error, and a Slack error carries the whole answer.
      serializers: { err: (value: unknown) => value },
      redact: { paths: hiddenFields.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      hooks: {
        streamWrite: mask,
        logMethod(args, method) {
          const [fields, ...rest] = args;
          const failure = databaseFailureIn(fields);
          if (!failure) return method.apply(this, args);
          const admitted = admit(`${failure.code} ${failure.message}`);
          if (admitted?.kind === 'first') return method.apply(this, args);
          const { leftOut } = admitted ?? {};
          // The first line of this cause has the stack.
          const reference =
            typeof fields === 'object' && fields !== null && 'reference' in fields ? fields.reference : undefined;
          // Somebody was told to ask by this reference.
          if (admitted || reference !== undefined)
            method.apply(this, [{ reference, failure: failure.message, code: failure.code, leftOut }, ...rest]);
        },
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** The failure of the database that a line is about. */
function databaseFailureIn(fields: unknown): DatabaseFailure | undefined {
  if (fields instanceof DatabaseFailure) return fields;
  if (typeof fields !== 'object' || fields === null || !('err' in fields)) return undefined;
  const { err } = fields;
  if (err instanceof AggregateError) return err.errors.find((one) => one instanceof DatabaseFailure);
  if (err instanceof DatabaseFailure) return err;
  return err instanceof Error && err.cause instanceof DatabaseFailure ? err.cause : undefined;
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
  const message = messageOf(error);
  const stack = message === error.message ? error.stack : framesOf(error, message);
  return {
    name: error.name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(isError(error.cause) && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/**
 * What an error says, without the text that it is about: the messages of JSON.parse and the like quote it, and so do the
 * problems that zod finds and PostgreSQL's word on a value that it cannot read.
 */
export function messageOf(error: Error): string {
  if (error.name === 'SyntaxError') return 'A text could not be read (what it says is left out)';
  if ('issues' in error && Array.isArray(error.issues)) {
    const places: readonly unknown[] = error.issues;
    return `Not as expected: ${places.slice(0, 10).map(describeIssue).join('; ')}`;
  }
  return error.message.replace(/^(invalid (?:input syntax|byte sequence|input value)[^:]*):.*$/s, '$1 (left out)');
}

function describeIssue(issue: unknown): string {
  const { path, code } =
    typeof issue === 'object' && issue !== null ? { path: [], code: '', ...issue } : { path: [], code: '' };
  const place = Array.isArray(path) ? path.map((key) => String(key).slice(0, 40)).join('.') : '';
  return `${place || 'the whole'}: ${String(code)}`;
}

/** Where it was thrown; a stack begins with the message. */
function framesOf(error: Error, message: string): string | undefined {
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at .*(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line));
  return frames && [`${error.name}: ${message}`, ...frames].join('\n');
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

/** Makes what takes secrets out of a line. It works on the finished line, so it makes no difference where they stand in it. */
export function masking(secrets: readonly Secret[]): (line: string) => string {
  const values = secrets
    .map((one) => JSON.stringify(one.reveal()).slice(1, -1))
    .toSorted((a, b) => b.length - a.length);
  return (line) =>
    values.reduce((text, value) => text.replaceAll(value, '[redacted]'), line).replace(tokens, '$1[redacted]');
}
