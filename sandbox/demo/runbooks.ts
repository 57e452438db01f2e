import { readFileSync } from 'node:fs';
import type { IssueSeed } from '../gitlab/seeds.js';

/** A runbook of the demo: its number, what is special about it, and what its issue is like. */
interface Seed {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly labels: readonly string[];
  readonly confidential: boolean;
}

const seeds: readonly Seed[] = [
  {
    file: '1-acme.md',
    title: 'Acme: enforce 2FA on all groups',
    about: 'ready to announce',
    labels: ['self-managed'],
    confidential: true,
  },
  {
    file: '2-initech.md',
    title: 'Initech: move users to another identity provider',
    about: 'its time has two readings',
    labels: [],
    confidential: true,
  },
  {
    file: '3-globex.md',
    title: 'Globex: migrate users to SAML',
    about: 'not confidential, and two items may be about the channels',
    labels: ['gitlab.com'],
    confidential: false,
  },
  {
    file: '4-umbrella.md',
    title: 'Umbrella: remove 2FA in bulk',
    about: 'broken in five ways',
    labels: ['self-managed'],
    confidential: true,
  },
  {
    file: '5-hooli.md',
    title: 'Hooli: rename 400 projects',
    about: 'announced for tomorrow, with open items',
    labels: ['gitlab.com'],
    confidential: true,
  },
  {
    file: '6-stark.md',
    title: 'Stark: move the repositories to new storage',
    about: 'under way, with 12 tasks',
    labels: ['self-managed'],
    confidential: true,
  },
];

/** The issues of the demo's runbook project, numbered from 1. */
export function issueSeeds(): readonly Partial<IssueSeed>[] {
  return seeds.map(({ file, title, labels, confidential }) => ({
    title,
    labels,
    confidential,
    description: readFileSync(`sandbox/demo/runbooks/${file}`, 'utf8').trimEnd(),
  }));
}

/** What is special about a runbook, for somebody who looks for one to try. */
export function aboutIssue(iid: number): string {
  return seeds[iid - 1]?.about ?? '';
}
