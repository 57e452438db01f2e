import type { Job, JobTypes } from './job.js';
import type { JobKind, Schema } from './job-kind.js';
import type { JobRow } from './tables.js';

/** Between values and the columns that hold them as JSON. */
export interface Codec<Types extends JobTypes> {
  kindOf(kind: string): JobKind<Types>;
  writePayload(payload: Types['payload']): string;
  readPayload(column: string): Types['payload'];
  writeFailure(failure: Types['failure']): string;
  readFailure(column: string): Types['failure'];
  /** What is stored in the place of payloads that must not be kept, by kind. */
  readonly redacted: ReadonlyMap<string, string>;
}

export function createCodec<Types extends JobTypes>(
  kinds: readonly JobKind<Types>[],
  failure: Schema<Types['failure']>,
): Codec<Types> {
  const byName = new Map<string, JobKind<Types>>(kinds.map((each) => [each.kind, each]));

  function kindOf(kind: string): JobKind<Types> {
    const known = byName.get(kind);
    if (!known) throw new Error(`There is no kind of job named ${kind}.`);
    return known;
  }

  function writePayload(payload: Types['payload']): string {
    return JSON.stringify(kindOf(payload.kind).schema.parse(payload));
  }

  return {
    kindOf,
    writePayload,
    readPayload: (column) => {
      const value: unknown = JSON.parse(column);
      return kindOf(kindIn(value)).schema.parse(value);
    },
    writeFailure: (value) => JSON.stringify(failure.parse(value)),
    readFailure: (column) => failure.parse(JSON.parse(column)),
    redacted: new Map(kinds.flatMap(({ kind, redacted }) => (redacted ? [[kind, writePayload(redacted)]] : []))),
  };
}

function kindIn(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'kind' in value) return String(value.kind);
  throw new Error('A stored payload has no kind: somebody else has written to the table.');
}

/** A row of `job` with its prerequisites. @throws when a column holds what no version of the application stores */
export function toJob<Types extends JobTypes>(
  codec: Codec<Types>,
  row: JobRow,
  prerequisites: readonly string[],
): Job<Types> {
  return {
    id: row.id,
    subjectId: row.subject_id,
    key: row.key,
    queue: row.queue,
    dueAt: row.due_at,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    payload: codec.readPayload(row.payload),
    prerequisites,
    state: row.state,
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at ?? undefined,
    failure: row.failure === null ? undefined : codec.readFailure(row.failure),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
