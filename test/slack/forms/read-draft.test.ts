import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/database/open-store.js';
import { CompletionDraft, draftCompletion } from '../../../src/features/complete/completion-draft.js';
import {
  draftOutcomes,
  OutcomesDraft,
  turnTo,
  withTyped,
} from '../../../src/features/record-outcomes/outcomes-draft.js';
import { keepDraft, readDraft } from '../../../src/slack/forms/form-state.js';
import { newDraftKey } from '../../../src/slack/seal-draft.js';
import { type FakeServices, startServices } from '../../support/start-services.js';
import { completionForm, outcomesForm, sampleTasks } from '../../support/views/sample-run.js';

const key = newDraftKey();
const draft = draftOutcomes({ ...outcomesForm(), key });
const { projectId: project, iid } = draft;
const jane = { slackId: 'U0JANE', modal: { viewId: 'V1', hash: 'h' }, issue: { project, iid }, metadata: { key } };

async function kept(): Promise<FakeServices> {
  const services = startServices();
  await keepDraft({ services }, 'V1', 'U0JANE', draft);
  return services;
}

test.each([
  ['of the same issue, person and form', jane, true],
  ['of another issue', { ...jane, issue: { project, iid: iid + 1 } }, false],
  ['of another project', { ...jane, issue: { project: project + 1, iid } }, false],
  ['of another person', { ...jane, slackId: 'U0EVE' }, false],
  ['of another form', { ...jane, modal: { viewId: 'V2', hash: 'h' } }, false],
  ['with another key', { ...jane, metadata: { key: newDraftKey() } }, false],
  ['with a key that is none', { ...jane, metadata: { key: 'x' } }, false],
  ['of an older version, without a key', { ...jane, metadata: {} }, false],
])('a click %s finds the draft: %s', async (_of, click, isFound) => {
  expect(await readDraft({ services: await kept() }, OutcomesDraft, click)).toEqual(isFound ? draft : undefined);
});

test('a draft of another kind of form is none', async () => {
  expect(await readDraft({ services: await kept() }, CompletionDraft, jane)).toBeUndefined();
});

test('a draft that was moved to another form or person in the database is none', async () => {
  const services = await kept();
  const sealed = services.drafts.kept.get('V1')?.text ?? '';
  await services.drafts.keep('V2', 'U0EVE', sealed, 0);

  const eve = { ...jane, slackId: 'U0EVE', modal: { viewId: 'V2', hash: 'h' } };
  expect(await readDraft({ services }, OutcomesDraft, eve)).toBeUndefined();
});

test('no file of the database holds a task’s name or what was typed, whether a form is open, turned, or closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'drafts-'));
  const store = await openStore(`sqlite:${join(folder, 'runbook.db')}`, { onEnqueued: () => undefined });
  const services = { ...startServices(), drafts: store.drafts };
  const typed = withTyped(draft, new Map([[0, { result: 'Failed', duration: '5m', note: 'Three users refused' }]]));
  const secrets = ['Three users refused', ...sampleTasks.map(({ name }) => name)];
  const found: string[] = [];
  const dump = () => {
    const bytes = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)).toString('latin1'))
      .join();
    found.push(...secrets.filter((secret) => bytes.includes(secret)));
  };

  await keepDraft({ services }, 'V1', 'U0JANE', draft);
  dump();
  await keepDraft({ services }, 'V1', 'U0JANE', turnTo(typed, 1));
  await keepDraft({ services }, 'V2', 'U0JANE', draftCompletion({ ...completionForm(), key }));
  dump();
  await store.drafts.drop('V1');
  dump();

  expect(found).toEqual([]);
  await store.close();
  await rm(folder, { recursive: true });
});
