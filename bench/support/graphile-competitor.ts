import { Logger, makeWorkerUtils, type Runner, run } from 'graphile-worker';
import { z } from 'zod';
import type { Competitor } from './competitor.js';
import { type PostgresServer, selectNumber } from './postgres-server.js';

const Job = z.object({ dueAt: z.number() });

/** As often as the other queue may, in milliseconds; its own default is 2,000. */
const pollInterval = 500;

const concurrency = 10;
const storedAtOnce = 5_000;
const silent = new Logger(() => () => {});

/** One statement per job to take it and one to complete it, ten jobs at a time. */
export function graphileCompetitor(server: PostgresServer): Competitor {
  return competitor(server, `graphile-worker, concurrency ${concurrency}`, {});
}

/** Takes jobs by the batch into memory, and completes by the batch. */
export function batchingGraphileCompetitor(server: PostgresServer, size: number): Competitor {
  return competitor(server, `graphile-worker, localQueue ${size} and batched completion`, {
    localQueue: { size },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  });
}

function competitor(server: PostgresServer, name: string, worker: GraphileConfig.WorkerOptions): Competitor {
  return {
    name,
    open: async (onJob) => {
      const connectionString = await server.createDatabase();
      const utils = await makeWorkerUtils({ connectionString, logger: silent });
      await utils.migrate();
      let runner: Runner | undefined;
      let stored = 0;
      return {
        store: async (dueTimes) => {
          stored += dueTimes.length;
          for (let from = 0; from < dueTimes.length; from += storedAtOnce) {
            const some = dueTimes.slice(from, from + storedAtOnce);
            await utils.addJobs(
              some.map((dueAt) => ({ identifier: 'remind', payload: { dueAt }, runAt: new Date(dueAt) })),
            );
          }
        },
        start: async () => {
          runner = await run({
            preset: {
              worker: {
                connectionString,
                pollInterval,
                concurrentJobs: concurrency,
                maxPoolSize: concurrency + 2,
                ...worker,
              },
            },
            taskList: { remind: async (payload) => onJob(Job.parse(payload).dueAt) },
            logger: silent,
            noHandleSignals: true,
          });
        },
        // It deletes what is done.
        countDone: async () =>
          stored - (await selectNumber(connectionString, 'select count(*) from graphile_worker.jobs')),
        close: async () => {
          await runner?.stop();
          await utils.release();
        },
      };
    },
  };
}
