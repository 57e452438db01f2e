import { readFile } from 'node:fs/promises';
import { types } from 'node:util';
import { type Document, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Person } from '../call/people/person.js';
import { personSchema } from './person-schema.js';

/** The people, or every problem of the file at once, each one line that names the place. */
export type PeopleFile =
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

interface Entry {
  readonly line: number;
  readonly value: unknown;
}

interface KnownPerson {
  readonly line: number;
  readonly person: Person;
}

/** Reads the people file. One that cannot be read is a problem like any other. */
export async function readPeopleFile(path: string): Promise<PeopleFile> {
  try {
    return parsePeople(await readFile(path, 'utf8'));
  } catch (error) {
    return invalid([`The file cannot be read: ${reason(error)}.`]);
  }
}

/**
 * Reads the YAML list of people: `name`, `email`, `gitlab: {id, username}`, `slack: {id, username}`. Whoever lacks a
 * part cannot be recognised by it. No two entries may share an id or an address, for these decide whose rights a person
 * has.
 */
export function parsePeople(text: string): PeopleFile {
  try {
    return readPeople(text);
  } catch (error) {
    // References (`*name`) that lead nowhere, or that multiply without end, come to light when they are followed.
    return invalid([`${reason(error)}.`]);
  }
}

function readPeople(text: string): PeopleFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return invalid(document.errors.map((error) => `Line ${lines.linePos(error.pos[0]).line}: ${error.message}.`));
  }
  const entries = entriesOf(document, lines);
  if (entries === undefined) return invalid(['The file is not a list; expected entries that begin with "- name: ".']);

  const read = entries.map((entry) => ({ ...entry, parsed: personSchema.safeParse(entry.value) }));
  const known = read.flatMap(({ line, parsed }) => (parsed.success ? [{ line, person: parsed.data }] : []));
  const wrong = read.flatMap(({ parsed, ...entry }) => (parsed.success ? [] : problemsOf(entry, parsed.error.issues)));
  const problems = [...wrong, ...duplicates(known)];
  return problems.length > 0 ? invalid(problems) : { kind: 'people', people: known.map(({ person }) => person) };
}

function entriesOf(document: Document.Parsed, lines: LineCounter): readonly Entry[] | undefined {
  if (!isSeq(document.contents)) return undefined;
  return document.contents.items.map((node) => ({
    line: lines.linePos((isNode(node) ? node.range?.[0] : undefined) ?? 0).line,
    value: isNode(node) ? node.toJS(document) : undefined,
  }));
}

function problemsOf({ line, value }: Entry, issues: readonly z.core.$ZodIssue[]): readonly string[] {
  const named = z.object({ name: z.string() }).safeParse(value);
  const place = named.success ? `Line ${line} (${named.data.name})` : `Line ${line}`;
  return issues.map(({ path, message }) => `${[place, path.join('.')].filter(Boolean).join(', ')}: ${message}.`);
}

function duplicates(known: readonly KnownPerson[]): readonly string[] {
  return [
    ...shared(known, 'slack.id', ({ slack }) => slack?.id),
    ...shared(known, 'gitlab.id', ({ gitlab }) => gitlab?.id.toString()),
    ...shared(known, 'email', ({ email }) => email?.toLowerCase()),
  ];
}

function shared(
  known: readonly KnownPerson[],
  key: string,
  keyOf: (person: Person) => string | undefined,
): readonly string[] {
  const first = new Map<string, KnownPerson>();
  return known.flatMap(({ line, person }) => {
    const value = keyOf(person);
    if (value === undefined) return [];
    const other = first.get(value);
    if (other !== undefined) {
      return [
        `Line ${line} (${person.name}), ${key}: ${value} belongs to ${other.person.name} (line ${other.line}) already.`,
      ];
    }
    first.set(value, { line, person });
    return [];
  });
}

function reason(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}

function invalid(problems: readonly string[]): PeopleFile {
  return { kind: 'invalid', problems };
}
