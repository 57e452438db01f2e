import { ServiceFailure } from '../../call/ports/service-failure.js';

/**
 * What a person reads when something broke: what happened, what became of their request, what to do next, and the
 * reference under which the log has the details.
 */
export function formatServiceFailure(error: unknown, consequence: string, reference: string): readonly string[] {
  return [`${whatHappened(error)} ${consequence}`, `${whatToDo(error)} (Reference ${reference})`];
}

/** A `trigger_id` lasts three seconds. Source: Slack's documentation of `views.open` and of triggers. */
const tooLateForWindow = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);

function whatHappened(error: unknown): string {
  if (!(error instanceof ServiceFailure)) return 'Something in the app went wrong.';
  if (isTooLateForWindow(error)) {
    return 'The app took longer than the 3 seconds that Slack allows to open a window.';
  }
  if (error.service === 'GitLab' && error.code === 'read-only')
    return 'GitLab is in maintenance mode and takes no changes.';
  switch (error.kind) {
    case 'not-sent':
    case 'unknown-outcome':
      return `${error.service} did not answer.`;
    case 'rate-limited':
      return `${error.service} is busy.`;
    case 'refused':
      return `${error.service} refused the app’s request (${error.code}).`;
    case 'bad-answer':
      return `Something other than ${error.service} answered, perhaps a login page.`;
  }
}

const gitlabRemedies: Readonly<Record<string, string>> = {
  'HTTP 401': 'Whoever runs this app has to make a new token and set GITLAB_TOKEN.',
  'HTTP 403': 'Whoever runs this app has to give its GitLab account the Planner role in the project.',
};

function whatToDo(error: unknown): string {
  if (!(error instanceof ServiceFailure))
    return 'Try again; if it persists, give the reference to whoever runs this app.';
  if (isTooLateForWindow(error)) return 'Try again.';
  if (error.service === 'GitLab' && error.kind === 'refused' && Object.hasOwn(gitlabRemedies, error.code))
    return gitlabRemedies[error.code] ?? '';
  if (error.kind === 'rate-limited') return `Try again in ${error.retryAfterSeconds ?? 60} seconds.`;
  if (error.kind === 'refused' || error.kind === 'bad-answer') {
    return `Tell whoever runs this app: its access to ${error.service} may have ended.`;
  }
  return 'Try again in a minute.';
}

function isTooLateForWindow({ service, code }: ServiceFailure): boolean {
  return service === 'Slack' && tooLateForWindow.has(code);
}
