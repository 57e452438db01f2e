import { makeConfidential } from '../../../src/features/make-confidential/make-confidential.js';
import { startServices } from '../../support/start-services.js';

const request = { slackId: 'U0JANE', issue: { project: 100, iid: 12 } };

test('a public runbook becomes confidential', async () => {
  const services = startServices({ confidential: false });

  expect(await makeConfidential(services, request)).toEqual({ kind: 'confidential' });

  expect(services.gitlab.issue?.confidential).toBe(true);
});

test('GitLab is believed only if its answer says so', async () => {
  const services = startServices({ confidential: false });
  services.gitlab.ignoresConfidentiality = true;

  expect(await makeConfidential(services, request)).toEqual({
    kind: 'ignored',
    issueUrl: 'https://gitlab.com/gitlab-com/support/runbooks/-/issues/12',
  });
});

test('a runbook that is confidential already is left alone', async () => {
  const services = startServices();

  expect(await makeConfidential(services, request)).toEqual({ kind: 'confidential' });

  expect(services.gitlab.requests).not.toContain('makeConfidential');
});

test('somebody without rights changes nothing', async () => {
  const services = startServices({ confidential: false });
  services.gitlab.levels.clear();

  expect(await makeConfidential(services, request)).toMatchObject({ kind: 'refused' });

  expect(services.gitlab.issue?.confidential).toBe(false);
});
