import { sql } from 'kysely';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open-database.js';
import { migrations } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/open-store.js';
import type { Schema } from '../../src/store/schema.js';

const hooks = { onDeliveriesStored: () => undefined };

const edits = [{ kind: 'record-task', task: { position: 1, name: 'Export' }, actualMinutes: 5 }];

/** A database as version 1 has left it: a call, an edit that was made, one that failed, a post that is to come. */
async function writeVersion1(address: string): Promise<void> {
  const database = await openDatabase<Schema>(address, () => undefined);
  await migrate(database, 1_000, migrations.slice(0, 1));
  const { db } = database;
  const person = JSON.stringify({ slackId: 'U123', gitlabId: 7, gitlabUsername: 'jane', name: 'Jane Smith' });
  const link = { text: 'none' };
  const fields = JSON.stringify({
    name: 'Acme - Enforce 2FA',
    description: '',
    dri: { name: 'Jane Smith', role: 'DRI', slackId: 'U123' },
    gitlabContacts: [],
    meeting: link,
    request: link,
    runbook: link,
  });
  await sql`insert into call (project_id, issue_iid, product, instant, zone, fields, recipients, announced_by,
    announced_at, revision) values (4242, 12, 'gitlab-com', 9000, 'UTC', ${fields}, '[]', ${person}, 1000, 3)`.execute(
    db,
  );
  const rows = [
    { key: 'made', state: 'sent', content: { kind: 'issue-edit', edits } },
    { key: 'to retry', state: 'failed', content: { kind: 'issue-edit', edits } },
    { key: 'to come', state: 'pending', content: { kind: 'announcement', audience: 'managers' } },
  ];
  for (const { key, state, content } of rows) {
    await sql`insert into delivery (call_id, key, lane, due_at, attempt_at, kind, content, state, attempts)
      values (1, ${key}, ${key}, 50, 50, ${content.kind}, ${JSON.stringify(content)}, ${state}, 0)`.execute(db);
  }
  await sql`insert into lane (name, free_at, head_id, next_at) values ('to come', 0, 3, 50)`.execute(db);
  await db.destroy();
}

/** What must be true of such a database when this version of the app opens it. */
export async function expectUpgrade(address: string): Promise<void> {
  await writeVersion1(address);

  const store = await openStore(address, hooks);

  const call = await store.calls.call(1);
  expect(call).toMatchObject({ revision: 3, fields: { name: 'Acme - Enforce 2FA' } });
  expect(call.recording).toEqual({ revision: 0, events: [], completion: undefined });
  const range = { from: 0, to: 10_000 };
  expect(await store.calls.plannedOtherwise('a policy', range, undefined, 10)).toEqual([call]);
  const deliveries = await store.calls.deliveriesOf(1);
  expect(deliveries.map(({ key, content }) => [key, content])).toEqual([
    ['made', { kind: 'issue-edit', edits: [] }],
    ['to retry', { kind: 'issue-edit', edits }],
    ['to come', { kind: 'announcement', audience: 'managers' }],
  ]);
  const event = { kind: 'started', task: { position: 1, name: 'a1' }, at: 9_001, by: 'U123' } as const;
  const recorded = await store.calls.record(1, 0, { events: [event] }, () => ({ deliveries: [] }));
  expect(recorded).toMatchObject({
    kind: 'stored',
    call: { revision: 3, recording: { revision: 1, events: [event] } },
  });
  expect(await store.calls.messagesOf(1)).toEqual([]);
  expect(await store.deliveries.claimDue(50, 'replica', 100, 10)).toMatchObject([{ key: 'to come' }]);
  await store.close();
}
