import { ServiceFailure } from '../call/ports/service-failure.js';

/**
 * What Slack answers to a token that it will not accept later either. Source: the errors of `auth.test` and
 * `apps.connections.open`. Not among them: `team_added_to_org`, `org_login_required` and `ekm_access_denied`, which pass.
 */
const refusals: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'not_allowed_token_type',
  'missing_scope',
  'user_removed_from_team',
  'team_disabled',
  'app_not_found',
  'org_wide_install',
]);

/** Whether a failure is Slack's word that the token is no good, which only a person can change. */
export function isRefusedToken(failure: unknown): failure is ServiceFailure {
  return failure instanceof ServiceFailure && failure.kind === 'refused' && refusals.has(failure.code);
}
