import type { Router } from 'express';
import { type CallerOf, projectOf } from './issue-routes.js';
import { paginate } from './paginate.js';
import { presentUser, presentUserInFull } from './present.js';
import { notFound } from './refusal.js';
import { membershipOf } from './rights.js';
import type { User, World } from './world.js';

/** Users, members, and what the token says of itself. */
export function addPeopleRoutes(router: Router, world: World, callerOf: CallerOf): void {
  router.get('/version', (_request, response) => {
    response.json({ version: '18.5.0-ee', revision: 'sandbox' });
  });

  router.get('/user', (_request, response) => {
    response.json(presentUserInFull(world, callerOf(response).user));
  });

  router.get('/users', (request, response) => {
    const { username, search, active } = request.query;
    const users = [...world.users.values()]
      .filter((user) => typeof username !== 'string' || user.username.toLowerCase() === username.toLowerCase())
      .filter((user) => typeof search !== 'string' || isFoundBy(user, search.toLowerCase()))
      .filter((user) => active !== 'true' || user.state === 'active');
    const page = paginate(users.reverse(), world.baseUrl, request, response);
    response.json(page.map((user) => presentUser(world, user)));
  });

  router.get('/users/:id', (request, response) => {
    response.json(presentUserInFull(world, userWithId(world, request.params.id)));
  });

  router.get('/projects/:id/members/all/:user', (request, response) => {
    const project = projectOf(world, callerOf(response), request);
    const user = userWithId(world, request.params.user);
    const found = membershipOf(world, project, user);
    if (!found) throw notFound();
    const { level, expiresAt = null, state = 'active' } = found;
    response.json({ ...presentUser(world, user), access_level: level, expires_at: expiresAt, membership_state: state });
  });

  router.get('/personal_access_tokens/self', (_request, response) => {
    const { token, user } = callerOf(response);
    response.json({
      id: 1,
      name: 'sandbox',
      active: true,
      revoked: false,
      scopes: token.scopes,
      user_id: user.id,
      expires_at: token.expiresAt ?? null,
    });
  });
}

/** Part of the name or username, or the whole public e-mail address; a name may well look like an address. */
function isFoundBy(user: User, search: string): boolean {
  if (user.publicEmail !== '' && user.publicEmail.toLowerCase() === search) return true;
  return user.name.toLowerCase().includes(search) || user.username.toLowerCase().includes(search);
}

function userWithId(world: World, id: string): User {
  const user = [...world.users.values()].find((one) => String(one.id) === id);
  if (!user) throw notFound('User');
  return user;
}
