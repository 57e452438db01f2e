import { project } from '../../sandbox/environment/start-environment.js';
import { postedKeys, posting } from '../support/posted-keys.js';
import { formatConfidential, taskRows } from './chaos-runbook.js';
import { announcementsIn, channels, type Done, summariesIn } from './engineer.js';
import type { Services } from './services.js';
import type { StoredJob } from './stored.js';

/** Something that must not have happened, and words by which the history can be searched for why. */
export interface Violation {
  readonly what: string;
  readonly about: readonly string[];
}

export interface Counts {
  readonly calls: number;
  readonly jobs: number;
  readonly expired: number;
  /** Lines written by hand between the app's reading and writing of an issue, which GitLab has no way of keeping. */
  readonly overwritten: number;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  readonly counts: Counts;
}

/** A write that follows an edit by hand so closely may be made of what was read before it, in milliseconds. */
const oneRoundTrip = 5_000;

/** Someone of the app's processes has to have run so long in a job's time, in milliseconds, for its expiry to be its fault. */
const longEnough = 30_000;

/** Each process's times: when it listened, from and until, in milliseconds since the epoch. */
type Uptimes = readonly (readonly [number, number])[];

/** Compares what people find in Slack and GitLab with what they did, and with what the app has stored. */
export function verifyRun(
  services: Services,
  dones: readonly Done[],
  jobs: readonly StoredJob[],
  uptimes: Uptimes,
): Verdict {
  const now = Date.now();
  const due = jobs.filter(({ dueAt }) => dueAt <= now);
  const lines = dones.map((done) => judgeLines(services, done));
  return {
    violations: [
      ...judgeKeys(services, due),
      ...due.flatMap((job) => judgeState(job, uptimes)),
      ...dones.flatMap((done) => judgeCall(services, done, jobs)),
      ...lines.flatMap(({ violations }) => violations),
      ...judgeChannels(services, dones),
      ...judgeRefusals(services),
    ],
    counts: {
      calls: dones.length,
      jobs: due.length,
      expired: due.filter(({ state }) => state === 'expired').length,
      overwritten: lines.reduce((sum, { overwritten }) => sum + overwritten, 0),
    },
  };
}

/** Every message carries its job's key: each is there once if it was sent, and not at all if it expired. */
function judgeKeys(services: Services, jobs: readonly StoredJob[]): readonly Violation[] {
  const posted = postedKeys(services.slack);
  const doubled = [...posted].filter(([, times]) => times > 1);
  const expected = jobs.filter(
    ({ kind, state }) => posting.has(kind) && (state === 'completed' || state === 'expired'),
  );
  const wrong = expected.filter(({ key, state }) => posted.has(key) !== (state === 'completed'));
  return [
    ...doubled.map(([key, times]) => ({ what: `DOUBLED: ${key} is there ${times} times`, about: [key] })),
    ...wrong.map(({ key, state }) => ({
      what:
        state === 'completed'
          ? `LOST: ${key} is recorded as sent and is not there`
          : `WRONG: ${key} is there and recorded as missed`,
      about: [key],
    })),
  ];
}

function judgeState(job: StoredJob, uptimes: Uptimes): readonly Violation[] {
  const { key, state, attempts, failure } = job;
  if (state === 'pending' || state === 'running' || state === 'failed') {
    return [{ what: `LOST: ${key} is ${state} after ${attempts} attempts ${failure}`, about: [key] }];
  }
  if (state !== 'expired') return [];
  const ran = timeOf(uptimes, job.dueAt, job.expiresAt ?? Date.now());
  if (ran < longEnough || attempts > 1) return [];
  return [
    { what: `EXPIRED: ${key}, ${attempts} attempts, while the app ran for ${Math.round(ran / 1000)} s`, about: [key] },
  ];
}

/** How much of a time somebody was up. */
function timeOf(uptimes: Uptimes, from: number, until: number): number {
  const spans = uptimes
    .map(([start, end]) => [Math.max(start, from), Math.min(end, until)] as const)
    .toSorted(([a], [b]) => a - b);
  let total = 0;
  let reached = from;
  for (const [start, end] of spans) {
    total += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return total;
}

function judgeCall(services: Services, done: Done, jobs: readonly StoredJob[]): readonly Violation[] {
  const { iid, outcomes } = done;
  const ofCall = jobs.filter((job) => job.iid === iid);
  if (ofCall.length === 0) return [];
  const issue = services.gitlab.issue(project, iid);
  const comments = services.gitlab.notes(project, iid).filter((note) => !note.system);
  const rows = taskRows(issue.description, iid);
  const completed = ofCall.some(({ kind }) => kind === 'summary');
  const once = channels.flatMap((channel) => [
    expectTimes(`announcement in ${channel}`, announcementsIn(services, channel, iid).length, 1),
    expectTimes(`summary in ${channel}`, summariesIn(services, channel, iid).length, completed ? 1 : 0),
  ]);
  const recorded = outcomes.map((outcome, index) =>
    rows[index]?.includes(`| ${outcome} |`) ? undefined : `task ${index + 1} should say ${outcome}: ${rows[index]}`,
  );
  const writes = rows.map((_, index) => {
    const states = services.gitlab
      .history(project, iid)
      .map((version) => taskRows(version.description, iid)[index] ?? '');
    const outcomeWrites = states.filter(
      (state, at) => at > 0 && cell(state) !== cell(states[at - 1]) && cell(state) !== '',
    );
    return outcomeWrites.length > 1 ? `task ${index + 1} was written ${outcomeWrites.length} times` : undefined;
  });
  const unticked = issue.description.match(/^\[ \] - Inform on/gm)?.length ?? 0;
  const problems = [
    ...once,
    ...recorded,
    ...writes,
    expectTimes('comment', comments.length, 1),
    expectTimes('open “inform” item', unticked, completed ? 0 : 1),
  ];
  return problems.flatMap((problem) =>
    problem === undefined
      ? []
      : [{ what: `WRONG: issue ${iid}: ${problem}`, about: [`issue ${iid}:`, `issues/${iid}`] }],
  );
}

/** The Outcome cell of a row. */
function cell(row: string | undefined): string {
  return row?.split('|')[2]?.trim() ?? '';
}

function expectTimes(what: string, times: number, wanted: number): string | undefined {
  return times === wanted ? undefined : `${what}: ${times} instead of ${wanted}`;
}

/** Lines written by hand must still be in the issue. */
function judgeLines({ gitlab }: Services, { iid, written }: Done) {
  const { description } = gitlab.issue(project, iid);
  const missing = written.filter(({ line }) => description.split(line).length !== 2);
  const versions = gitlab.history(project, iid);
  const isRace = (line: string) => {
    const at = versions.findIndex((version) => version.description.includes(line));
    const next = versions[at + 1];
    return next !== undefined && Math.abs(timeOfVersion(next) - timeOfVersion(versions[at])) < oneRoundTrip;
  };
  return {
    overwritten: missing.filter(({ line }) => isRace(line)).length,
    violations: missing
      .filter(({ line }) => !isRace(line))
      .map(({ line }) => ({
        what: `LOST: written by hand in issue ${iid}: ${line}`,
        about: [`issue ${iid}:`, `issues/${iid}`],
      })),
  };
}

function timeOfVersion(version: { readonly at: number } | undefined): number {
  return version?.at ?? 0;
}

function judgeChannels({ slack }: Services, dones: readonly Done[]): readonly Violation[] {
  return channels.flatMap((channel) => {
    const said = JSON.stringify(slack.messages(channel));
    const leaked = dones.flatMap(({ iid }) => formatConfidential(iid)).filter((word) => said.includes(word));
    return leaked.map((word) => ({ what: `LEAKED: ${channel} has read ${word}`, about: [word] }));
  });
}

/** What Slack says of an app that asks too much, or comes too late with an answer to a click, is no mistake in its requests. */
const expectedRefusals = new Set([
  'ratelimited',
  'dispatch_failed',
  'operation_timeout',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'not_found',
  'used_url',
  'expired_url',
]);

function judgeRefusals({ slack }: Services): readonly Violation[] {
  return slack
    .problems()
    .filter(({ error }) => !expectedRefusals.has(error))
    .map(({ where, error, messages }) => ({
      what: `REFUSED: ${where}: ${error} ${messages.join(' ')}`,
      about: [where],
    }));
}
