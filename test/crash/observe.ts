import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTheLease } from './kill.js';
import type { Trace } from './kill-point.js';
import type { Scenario, Site } from './scenario.js';
import { untilQuiet } from './until-quiet.js';

/** Lets a turn pass undisturbed, and returns what the app asked of others meanwhile. */
export async function observe(site: Site, scenario: Scenario, turn: number): Promise<Trace> {
  const { environment } = site;
  const begin = await scenario.prepare(site, turn);
  const folder = mkdtempSync(join(tmpdir(), 'runbook-trace-'));
  const record = join(folder, 'statements');
  writeFileSync(record, '');
  const requests: Trace['requests'][number][] = [];
  for (const service of ['slack', 'gitlab'] as const) {
    // A rule that matches nothing hears of every request.
    environment[service].faults.next(
      (operation) => {
        requests.push({ service, operation });
        return false;
      },
      { kind: '500' },
    );
  }
  scenario.disturb?.(site);
  environment.app.tell({ recordTo: record });
  await begin(new AbortController().signal);
  await untilQuiet(site);
  await scenario.afterwards?.(site, turn);
  await untilQuiet(site);
  for (const service of ['slack', 'gitlab'] as const) environment[service].faults.clear();
  const statements = readFileSync(record, 'utf8').trim().split('\n');
  await environment.restartApp(afterTheLease);
  rmSync(folder, { recursive: true, force: true });
  const { spared } = scenario;
  return { requests: requests.filter(({ operation }) => !spared?.test(operation)), statements };
}
