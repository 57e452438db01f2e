import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import type { ChecklistItem, Contact, Runbook } from '../../src/runbook/runbook.js';

const folder = join(process.cwd(), 'test/fixtures/written-runbooks');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? [file.slice(0, -'.md'.length)] : []));

const Items = z.array(
  z.object({ checked: z.boolean(), startsWith: z.string(), reasonContains: z.string().optional() }),
);
const People = z.array(z.tuple([z.string(), z.string()]));

/** What a person reads in a runbook. What is left out is not certain. */
const Reading = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  dri: z.string().optional(),
  scheduleAt: z.string().optional(),
  meetingUrl: z.string().optional(),
  issue: z.string().optional(),
  gitlabContacts: People.optional(),
  customerContacts: People.optional(),
  preCall: Items.optional(),
  postCall: Items.optional(),
  tasks: z
    .array(z.object({ name: z.string(), outcome: z.string().optional(), duration: z.string().optional() }))
    .optional(),
});

type Reading = z.infer<typeof Reading>;

function file(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The same of the runbook as it was parsed, in as many parts as the expectation has. */
function readingOf({ header, ...runbook }: Runbook, expected: Reading): Reading {
  const all: Reading = {
    name: header.name?.text,
    description: header.description?.text,
    dri: header.dri?.text,
    scheduleAt: header.scheduleAt?.text,
    meetingUrl: header.meetingUrl?.text,
    issue: header.gitlabIssue?.text,
    gitlabContacts: runbook.gitlabContacts.map(nameAndRole),
    customerContacts: runbook.customerContacts.map(nameAndRole),
    preCall: items(runbook.preCall, expected.preCall),
    postCall: items(runbook.postCall, expected.postCall),
    tasks: runbook.tasks.map(({ name, outcomeCell, durationCell }, index) => ({
      name: name.text,
      ...(expected.tasks?.[index]?.outcome === undefined ? {} : { outcome: outcomeCell.text }),
      ...(expected.tasks?.[index]?.duration === undefined ? {} : { duration: durationCell.text }),
    })),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in expected));
}

function nameAndRole({ name, role }: Contact): [string, string] {
  return [name.text, role.text];
}

function items(found: readonly ChecklistItem[], expected: Reading['preCall'] = []): NonNullable<Reading['preCall']> {
  return found.map(({ state, text, reason }, index) => {
    const { startsWith = '', reasonContains } = expected[index] ?? {};
    return {
      checked: state === 'done',
      startsWith: text.startsWith(startsWith) ? startsWith : text,
      ...(reasonContains === undefined
        ? {}
        : { reasonContains: reason?.text.includes(reasonContains) ? reasonContains : (reason?.text ?? 'no reason') }),
    };
  });
}

test.each(names)('%s is read as a person reads it', (name) => {
  const expected = Reading.parse(JSON.parse(file(`${name}.json`)));

  const { runbook } = parseRunbook(file(`${name}.md`));

  expect(readingOf(runbook, expected)).toEqual(expected);
});
