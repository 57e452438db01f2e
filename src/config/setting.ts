import { z } from 'zod';
import { readReminderPolicy } from '../call/reminders/read-reminder-policy.js';
import type { ReminderPolicy } from '../call/reminders/reminder-policy.js';
import { isPostgresAddress } from './database-address.js';
import { type Secret, secret } from './secret.js';

/** What a setting must look like, in words for the person who sets it. */
interface Expectation {
  readonly expected: string;
  /** A value that is right; where one can be made from the wrong value, the corrected one. */
  readonly example: string | ((found: string) => string);
}

/** A setting whose whole text must match the pattern. */
export function setting(pattern: RegExp, expectation: Expectation): z.ZodString {
  const error = (issue: { readonly input?: unknown }) => complaint(issue.input, expectation, quoted);
  return z.string({ error }).regex(pattern, { error });
}

/** A setting that is never shown, not even when it is wrong. */
export function secretSetting(pattern: RegExp, expectation: Expectation): z.ZodType<Secret> {
  const error = (issue: { readonly input?: unknown }) => complaint(issue.input, expectation, kindOfToken);
  return z.string({ error }).regex(pattern, { error }).transform(secret);
}

/** The address of a service, without its trailing slashes. `isRight` says what else must be true of it. */
export function httpUrl(expectation: Expectation, isRight: (url: string) => boolean = () => true): z.ZodType<string> {
  const error = (issue: { readonly input?: unknown }) => complaint(issue.input, expectation, quoted);
  return z
    .string({ error })
    .refine((url) => isServiceUrl(url) && isRight(url), { error })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''));
}

/** A channel: `#name` or an id. Without the `#` the two could not be told apart. */
export function channel(): z.ZodString {
  return setting(/^(#[^\s#,'"]{1,80}|[CG][A-Z0-9]{2,})$/, {
    expected: "a channel's name with its # (in quotes in a .env file, where # begins a comment) or its id",
    example: (found) => (/^[\w.-]+$/.test(found) ? `"#${found}"` : '"#support_manager" or C4XFU81LG'),
  });
}

/** A TCP port; `0` lets the system choose a free one. */
export function port(): z.ZodType<number> {
  const expectation = { expected: 'a port from 0 to 65535', example: '3000' };
  const error = (issue: { readonly input?: unknown }) => complaint(issue.input, expectation, quoted);
  return z
    .string({ error })
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, { error })
    .transform(Number);
}

/** Where the app keeps its promises. The address of a PostgreSQL server holds a password, so it is a secret. */
export type DatabaseSetting =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: Secret };

/** An SQLite file or a PostgreSQL server. No part of a server's address is shown, as its password could be anywhere in it. */
export function database(): z.ZodType<DatabaseSetting> {
  const expectation = {
    expected:
      'sqlite: and the path of a file, or the address of a PostgreSQL database with special characters percent-encoded',
    example: (found: string) =>
      /^postgres/i.test(found) ? 'postgres://user:password@host:5432/runbook' : 'sqlite:data/runbook.db',
  };
  const error = (issue: { readonly input?: unknown }) => complaint(issue.input, expectation, databaseKind);
  return z
    .string({ error })
    .refine((text) => /^sqlite:(?!\/\/)./.test(text) || isPostgresAddress(text), { error })
    .transform((text) =>
      text.startsWith('sqlite:')
        ? { kind: 'sqlite', path: text.slice('sqlite:'.length) }
        : { kind: 'postgres', url: secret(text) },
    );
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[], example: Word): z.ZodType<Word> {
  const expectation = { expected: `one of ${words.join(', ')}`, example };
  return z.enum(words, { error: (issue) => complaint(issue.input, expectation, quoted) });
}

function complaint(found: unknown, { expected, example }: Expectation, show: (found: string) => string): string {
  const text = typeof found === 'string' ? found : '';
  const suggestion = typeof example === 'string' ? example : example(text);
  return `found ${text === '' ? 'nothing' : show(text)}; expected ${expected}, for example ${suggestion}`;
}

/** The scheme, where it is one of a database: what stands before a colon may be anything else, a password too. */
function databaseKind(text: string): string {
  if (text.startsWith('sqlite:') || /^[\w./-]+\.(?:db|sqlite3?)$/.test(text)) return JSON.stringify(text);
  const scheme =
    /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|mssql|sqlserver|oracle|redis|file|https?|jdbc):(?:\/\/)?/i.exec(text);
  return scheme ? `an address that begins with ${scheme[0]}` : 'a value that is not shown here';
}

/** An address may contain a password: `postgres://user:password@host`, or a token: `?private_token=…`. */
function quoted(text: string): string {
  const scheme = /^[a-z]+:\/\//i.exec(text)?.[0];
  const withoutUser = text.replace(/^.*@/s, `${scheme ?? ''}…@`);
  return JSON.stringify(scheme ? withoutUser.replace(/[?#].+/s, '?…') : withoutUser);
}

/** The prefix of a token says what kind it is and nothing else: it shows which two were mixed up. */
function kindOfToken(text: string): string {
  const prefix = /^(xox[a-z]|xapp|glpat)-|^xoxe\./.exec(text)?.[0];
  return prefix === undefined ? 'a value that is not shown here' : `a value that begins with ${prefix}`;
}

/** Whether a text is an http(s) address without user, query or fragment. */
export function isServiceUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  return isHttp && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/** When people are reminded, in the grammar of `readReminderPolicy`. */
export function reminders(): z.ZodType<ReminderPolicy> {
  return z.string().transform((text, context) => {
    const reading = readReminderPolicy(text);
    if (reading.kind === 'policy') return reading.policy;
    for (const problem of reading.problems) context.addIssue({ code: 'custom', message: problem.replace(/\.$/, '') });
    return z.NEVER;
  });
}
