import type { Request } from 'express';
import { userNamed } from './create-world.js';
import { Refusal } from './refusal.js';
import type { AccountState, TokenSeed } from './seeds.js';
import type { User, World } from './world.js';

/** Who asks, and with which token. */
export interface Caller {
  readonly user: User;
  readonly token: TokenSeed;
}

/**
 * Finds out who asks from `PRIVATE-TOKEN` or `Authorization: Bearer`.
 * @throws Refusal 401 for no token, an unknown, revoked or expired one, or that of a blocked user; 403 when the token's
 * scopes do not cover the method (`read_api` may only read).
 */
export function authenticate(world: World, request: Request): Caller {
  const sent = request.get('private-token') ?? /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const token = sent === undefined ? undefined : world.tokens.get(sent);
  if (!token) throw new Refusal(401, { message: '401 Unauthorized' });
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.');
  if (token.expiresAt !== undefined && Date.parse(token.expiresAt) <= world.now()) {
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.');
  }
  const user = userNamed(world, token.user);
  if (user.state !== 'active') throw new Refusal(403, { message: `403 Forbidden - ${refusals[user.state]}` });
  if (token.scopes.includes('api') || request.method === 'GET') return { user, token };
  throw new Refusal(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: 'api',
  });
}

/** Source: `Gitlab::Auth::UserAccessDeniedReason`. */
const refusals: Readonly<Record<Exclude<AccountState, 'active'>, string>> = {
  blocked: 'Your account has been blocked.',
  banned: 'Your account has been blocked.',
  ldap_blocked: 'Your account has been blocked.',
  blocked_pending_approval:
    'Your request to join GitLab is pending approval. Your administrator will contact you when it is approved.',
  deactivated:
    'Your account has been deactivated by your administrator. Please log back in from a web browser to reactivate your account.',
};

function invalidToken(description: string): Refusal {
  return new Refusal(401, { error: 'invalid_token', error_description: description });
}
