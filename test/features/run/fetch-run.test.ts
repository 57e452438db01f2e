import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { clickRun } from '../../../src/features/run/click-run.js';
import { fetchRun } from '../../../src/features/run/fetch-run.js';
import { busyRunbooks, unreadableRunbooks } from '../../support/fakes/unreadable-runbooks.js';
import { type CallServices, jane, recordOutcome, startCall, tasks } from '../../support/start-call.js';

const away = new ServiceFailure('GitLab is away.', { service: 'GitLab', kind: 'not-sent', code: 'ECONNREFUSED' });

async function look(services: CallServices) {
  return fetchRun(services, await services.calls.call(1));
}

describe('a look at a call that goes on', () => {
  test('sees what was clicked before GitLab has got it, and a mark for each task', async () => {
    const services = await startCall();
    await clickRun(services, { ...jane, click: recordOutcome(tasks.confirm) });

    expect(await look(services)).toMatchObject({
      kind: 'run',
      issue: { iid: 12 },
      taskList: { tasks: { 0: { outcome: { result: 'Success' } }, 1: { outcome: undefined } } },
      fingerprints: [
        { position: 1, name: tasks.confirm },
        { position: 2, name: tasks.remove },
        { position: 3, name: tasks.review },
        { position: 4, name: tasks.update },
      ],
    });
  });

  test('finds nothing when the issue is gone', async () => {
    const services = await startCall();
    services.gitlab.issue = undefined;

    expect(await look(services)).toEqual({ kind: 'gone' });
  });

  test('finds nothing in a runbook that cannot be read', async () => {
    const services = await startCall();

    expect(await look({ ...services, runbooks: unreadableRunbooks })).toEqual({ kind: 'gone' });
  });

  test('fails while too many other runbooks are being read, so that it is tried again', async () => {
    const services = await startCall();

    await expect(look({ ...services, runbooks: busyRunbooks })).rejects.toMatchObject({ code: 'busy-reading' });
  });

  test('fails while GitLab is down', async () => {
    const services = await startCall();
    services.gitlab.down = away;

    await expect(look(services)).rejects.toBe(away);
  });
});
