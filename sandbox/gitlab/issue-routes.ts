import type { Request, Response, Router } from 'express';
import type { Caller } from './authenticate.js';
import { findIssue, findProject } from './finders.js';
import { iidOf, issueChanges } from './parameters.js';
import { presentIssue, presentProject } from './present.js';
import { badParameter, Refusal } from './refusal.js';
import type { Issue, Project, World } from './world.js';
import { changeIssue, openIssue } from './write-issue.js';

/** Who made this request; the router has authenticated it before any route runs. */
export type CallerOf = (response: Response) => Caller;

/** Issues whose next write meets another one in flight. */
export type ResourceLocks = Set<Issue>;

/** `GET /projects/:id`, and reading, opening and changing issues. */
export function addIssueRoutes(router: Router, world: World, callerOf: CallerOf, locks: ResourceLocks): void {
  router.get('/projects/:id', (request, response) => {
    response.json(presentProject(world, projectOf(world, callerOf(response), request)));
  });

  router.post('/projects/:id/issues', (request, response) => {
    const { user } = callerOf(response);
    const project = projectOf(world, callerOf(response), request);
    const changes = issueChanges(request.body);
    if (changes.title === undefined) throw badParameter('title is missing');
    const issue = openIssue(world, project, user, changes.title, changes);
    response.status(201).json(presentIssue(world, issue));
  });

  router.get('/projects/:id/issues/:iid', (request, response) => {
    response.json(presentIssue(world, issueOf(world, callerOf(response), request)));
  });

  router.put('/projects/:id/issues/:iid', (request, response) => {
    const { user } = callerOf(response);
    const issue = issueOf(world, callerOf(response), request);
    const changes = issueChanges(request.body);
    if (Object.values(changes).every((value) => value === undefined)) {
      throw badParameter('title, description, … are missing, at least one parameter must be provided');
    }
    if (locks.delete(issue)) throw new Refusal(409, { message: '409 Conflict: Resource lock' });
    changeIssue(world, issue, user, changes);
    response.json(presentIssue(world, issue));
  });
}

/** The project that a request's path names, as far as the caller may see it. Throws Refusal as `findProject` does. */
export function projectOf(world: World, { user }: Caller, request: Request): Project {
  const { id } = request.params;
  if (typeof id !== 'string') throw badParameter('id is missing');
  return findProject(world, user, { projectId: id, method: request.method, url: request.originalUrl });
}

/** The issue that a request's path names, as far as the caller may see it. Throws Refusal as the finders do. */
export function issueOf(world: World, caller: Caller, request: Request): Issue {
  const { iid } = request.params;
  if (typeof iid !== 'string') throw badParameter('issue_iid is missing');
  return findIssue(world, caller.user, projectOf(world, caller, request), iidOf(iid));
}
