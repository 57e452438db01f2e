import { setTimeout as delay } from 'node:timers/promises';
import { mayPlan } from '../call/access/can-access-issue.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { keepTrying } from '../requests/retry.js';
import { neededScopes } from '../slack/needed-scopes.js';

export interface SetUpLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Logs the permissions that Slack does not give the app. `granted` is absent where Slack does not say. */
export function checkScopes(granted: readonly string[] | undefined, log: SetUpLog): void {
  const missing = granted === undefined ? [] : neededScopes.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    log.error({ missing }, 'the app lacks permissions in Slack: install it again from manifest.yml (SLACK_BOT_TOKEN)');
}

interface GitLabCheck {
  /** The app's own access level in a project; `undefined` when there is no such project, or it is no member. */
  readonly ownAccessLevel: (project: string) => Promise<number | undefined>;
  readonly project: string;
  readonly log: SetUpLog;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly stopped: AbortSignal;
}

/**
 * Asks GitLab whether the app can do its work in the runbook project, again as long as GitLab does not answer, and logs what is
 * wrong with its fix. Never rejects.
 */
export async function checkGitLab({ ownAccessLevel, project, log, random, stopped }: GitLabCheck): Promise<void> {
  try {
    const level = await keepTrying(() => ownAccessLevel(project), {
      isPermanent: (failure) => stopped.aborted || isAnswer(failure),
      // Whoever asks GitLab for something meanwhile logs the outage.
      onRetry: () => undefined,
      sleep: (milliseconds) => delay(milliseconds, undefined, { signal: stopped }),
      random,
    });
    const problem = problemOf(level, project);
    if (problem === undefined) log.info({ project }, 'GitLab lets the app work in the runbook project');
    else log.error({ project }, problem);
  } catch (err) {
    if (!stopped.aborted) log.error({ err, project }, refusalOf(err));
  }
}

function isAnswer(failure: unknown): boolean {
  return !(failure instanceof ServiceFailure) || failure.kind === 'refused' || failure.kind === 'bad-answer';
}

function problemOf(level: number | undefined, project: string): string | undefined {
  if (level === undefined)
    return `GitLab shows the app’s account no membership in ${project}: correct RUNBOOK_PROJECT, or give the account the Planner role there`;
  if (!mayPlan(level))
    return `the role of the app’s account in ${project} is too small to edit issues: give it the Planner role there`;
  return undefined;
}

function refusalOf(error: unknown): string {
  const code = error instanceof ServiceFailure ? error.code : '';
  if (code === 'HTTP 401') return 'GitLab does not accept GITLAB_TOKEN: it has expired or was revoked; make a new one';
  if (code === 'HTTP 403') return 'GITLAB_TOKEN may not use the API: make one with the scope api';
  if (code === 'HTTP 404' || code === 'not-json')
    return 'what answers at GITLAB_URL is not the API of a GitLab: correct GITLAB_URL';
  return 'GitLab did not say whether the app can work in the runbook project';
}
