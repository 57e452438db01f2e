import { project } from '../../sandbox/environment/start-environment.js';
import { appEdits, postsOf } from './count-posted.js';
import type { Crash, Failpoint, Moment, Promised, Scene } from './crash.js';

const issue = `/api/v4/projects/${project}/issues/{iid}`;

const post = (moment: Moment) => slack('chat.postMessage', moment);
const read = (moment: Moment) => gitlab(`GET ${issue}`, moment);
const write = (moment: Moment) => gitlab(`PUT ${issue}`, moment);
const readAgain = (moment: Moment) => ({ ...read(moment), onceTrue: isTicked });
const listComments = (moment: Moment) => gitlab(`GET ${issue}/notes`, moment);
const comment = (moment: Moment) => gitlab(`POST ${issue}/notes`, moment);

/** Every point at which a kill could lose or double a promise, for everything that is promised. */
export const crashes: readonly Crash[] = [
  row('announcement', 'claimed, nothing sent', post('arrives')),
  row('announcement', 'posted, no answer', post('is carried out')),
  row('announcement', 'posted, its address not known', slack('chat.getPermalink', 'arrives')),
  row('announcement', 'answered, not recorded', slack('chat.getPermalink', 'is answered')),
  row('announcement', 'between the two posts', post('stands alone')),
  row('announcement', 'posted, then while it is looked for', post('is carried out'), look('history', 'arrives')),
  row('announcement', 'posted, then when it is found', post('is carried out'), look('history', 'is answered')),
  row('announcement', 'before the post, then posted, no answer', post('arrives'), post('is carried out')),
  anywhere('announcement'),

  row('channel reminder', 'claimed, nothing sent', read('arrives')),
  row('channel reminder', 'before the post', post('arrives')),
  row('channel reminder', 'posted, no answer', post('is carried out')),
  row('channel reminder', 'answered, not recorded', post('is answered')),
  row('channel reminder', 'posted, then while it is looked for', post('is carried out'), look('replies', 'arrives')),
  anywhere('channel reminder'),

  row('direct reminder', 'claimed, nothing sent', read('arrives')),
  row('direct reminder', 'before the post', post('arrives')),
  row('direct reminder', 'posted, no answer', post('is carried out')),
  row('direct reminder', 'answered, not recorded', post('is answered')),
  row('direct reminder', 'posted, then while it is looked for', post('is carried out'), look('history', 'arrives')),
  anywhere('direct reminder'),

  row('issue edit', 'claimed, nothing sent', { ...read('arrives'), onceTrue: isPosted }),
  row('issue edit', 'read, not written', write('arrives')),
  row('issue edit', 'written, no answer', write('is carried out')),
  row('issue edit', 'written, not read again', readAgain('arrives')),
  row('issue edit', 'read again, not recorded', readAgain('is answered')),
  row('issue edit', 'written without answer, then before it is seen', write('is carried out'), readAgain('arrives')),

  row('comment', 'before it is written', comment('arrives')),
  row('comment', 'written, no answer', comment('is carried out')),
  row('comment', 'answered, not recorded', comment('is answered')),
  row('comment', 'written, then while it is looked for', comment('is carried out'), listComments('arrives')),
];

function row(promised: Promised, point: string, ...kills: readonly Failpoint[]): Crash {
  return { promised, point, kills };
}

function anywhere(promised: Promised): Crash {
  return { promised, point: 'anywhere', kills: 'anywhere' };
}

function slack(operation: string, moment: Moment): Failpoint {
  return { service: 'slack', operation, moment };
}

function gitlab(operation: string, moment: Moment): Failpoint {
  return { service: 'gitlab', operation, moment };
}

/** The search for a message that an earlier attempt may have left behind. */
function look(where: 'history' | 'replies', moment: Moment): Failpoint {
  return slack(`conversations.${where}`, moment);
}

function isPosted(scene: Scene): boolean {
  return postsOf(scene, '#support_self-managed').length > 0 && postsOf(scene, '#support_manager').length > 0;
}

function isTicked(scene: Scene): boolean {
  return appEdits(scene) > 0;
}
