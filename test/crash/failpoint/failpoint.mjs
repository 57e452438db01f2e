// Bundled into the app for the crash table, between the app and the driver of its database. The parent process says at
// which statement this process is to be killed, or where to write down the statements that it executes.
import { appendFileSync } from 'node:fs';

/** What changes something, and what begins and ends a transaction. */
const counted = /^\s*(?:with|insert|update|delete|begin|commit)\b/i;

let countdown = 0;
let when = 'before';
let record;

process.on('message', ({ failAt, recordTo }) => {
  if (failAt !== undefined) {
    countdown = failAt.statement;
    when = failAt.when;
  }
  if (recordTo !== undefined) record = recordTo;
});
// The channel to the parent must not keep a process alive that is done.
process.channel?.unref();

/** To be called before a statement is executed; returns what is to be called after it. */
export function reach(sql) {
  if (!counted.test(sql)) return passed;
  if (record !== undefined) appendFileSync(record, `${sql.trim().split(/\s+/, 3).join(' ')}\n`);
  if (countdown === 0) return passed;
  countdown -= 1;
  if (countdown > 0) return passed;
  if (when === 'before') die();
  return die;
}

function passed() {}

/** SIGKILL takes effect before the system call returns. */
function die() {
  process.kill(process.pid, 'SIGKILL');
}
