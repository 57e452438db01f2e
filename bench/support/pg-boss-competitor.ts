import PgBoss from 'pg-boss';
import type { Competitor } from './competitor.js';
import { type PostgresServer, selectNumber } from './postgres-server.js';

/** The least that it takes. Source: its source, `attorney.js`. */
const pollingIntervalSeconds = 0.5;

const queue = 'reminders';
const storedAtOnce = 5_000;

interface Job {
  readonly dueAt: number;
}

/** pg-boss, polling as often as it can. A batch is fetched with one statement and completed with another. */
export function pgBossCompetitor(server: PostgresServer, batchSize: number): Competitor {
  return {
    name: `pg-boss, batches of ${batchSize.toLocaleString('en')}`,
    open: async (onJob) => {
      const connectionString = await server.createDatabase();
      const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
      boss.on('error', console.error);
      await boss.start();
      await boss.createQueue(queue);
      return {
        store: async (dueTimes) => {
          for (let from = 0; from < dueTimes.length; from += storedAtOnce) {
            const some = dueTimes.slice(from, from + storedAtOnce);
            await boss.insert(some.map((dueAt) => ({ name: queue, data: { dueAt }, startAfter: new Date(dueAt) })));
          }
        },
        start: async () => {
          await boss.work<Job>(queue, { batchSize, pollingIntervalSeconds }, async (jobs) => {
            for (const { data } of jobs) onJob(data.dueAt);
          });
        },
        countDone: () =>
          selectNumber(
            connectionString,
            `select count(*) from pgboss.job where state = 'completed' and name = '${queue}'`,
          ),
        close: () => boss.stop({ graceful: true, wait: true }),
      };
    },
  };
}
