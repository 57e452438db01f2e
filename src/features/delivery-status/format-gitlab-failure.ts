import type { JobFailure } from '../../call/jobs/job.js';

/** What GitLab's statuses mean for a change of an issue, which is all that the app sends there. */
const statuses: Readonly<Record<string, string>> = {
  'HTTP 400': 'GitLab did not accept this change. Make it by hand in the issue, then choose Dismiss.',
  'HTTP 401':
    'GitLab no longer accepts the app’s token. Whoever runs the app has to make a new one and set GITLAB_TOKEN.',
  'HTTP 403': 'The app’s GitLab account may not edit this issue: give it the Planner role in the project.',
  'HTTP 404':
    'GitLab does not show the app this issue. It was deleted, or the app’s account lost its access: give it the Planner role in the project.',
  'HTTP 413': 'The issue is longer than GitLab accepts. Shorten its description.',
  'HTTP 422': 'GitLab did not accept this change. Make it by hand in the issue, then choose Dismiss.',
  'HTTP 429': 'GitLab is busy. Try again in a minute.',
  'read-only': 'GitLab is in maintenance mode and takes no changes. Try again when it is over.',
  'not-json':
    'Something else answered in GitLab’s place, perhaps a login page. Whoever runs the app should check GITLAB_URL.',
  'HTTP 403 without JSON':
    'Something in front of GitLab refused the request, perhaps a firewall. Try again; if it persists, tell whoever runs GitLab.',
  timeout: 'GitLab did not answer in time. Try again in a minute.',
};

const untrusted =
  'The app does not trust GitLab’s certificate. Whoever runs the app has to renew it, or name its CA in NODE_EXTRA_CA_CERTS.';

/** A request, as the log names it: `PUT projects/77/issues/1: …`. It says nothing to people. */
const request = /^(?:GET|PUT|POST|PATCH|DELETE) \S+: /;

/** What went wrong at GitLab and what to do about it; `undefined` where the failure's own message is for people. */
export function formatGitLabFailure({ code, message }: JobFailure): string | undefined {
  const known = Object.hasOwn(statuses, code) ? statuses[code] : undefined;
  if (known !== undefined) return known;
  if (!request.test(message)) return undefined;
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return untrusted;
  if (/^HTTP 5/.test(code)) return `GitLab failed (${code}). Try again in a minute.`;
  if (/^E[A-Z_]+$/.test(code)) return `GitLab could not be reached (${code}). Try again in a minute.`;
  return `GitLab failed (${code}). Try again; if it persists, tell whoever runs the app.`;
}
