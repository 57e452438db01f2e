import { readIssueReference } from '../../../src/call/access/read-issue-reference.js';
import { parseCommand } from '../../../src/features/help/parse-command.js';

const site = { gitlabUrl: 'https://gitlab.com', defaultProject: 'group/project' };
const base = 'https://gitlab.com/group/project';

const addresses = [
  '/-/issues/12',
  '/issues/12',
  '/-/work_items/12',
  '/-/issues/incident/12',
  '/-/incidents/12',
  '/-/issues/12#note_1',
  '/-/issues/12?scope=all&state=opened',
  '/-/work_items/12?a=b#note_1',
].map((path) => base + path);
const references = [...addresses, 'gitlab.com/group/project/-/issues/12', 'group/project#12', '#12', '12'];

const quotes: readonly (readonly [string, string])[] = [
  ['', ''],
  ...['""', "''", '``', '“”', '„“', '„”', '‚‘', '‘’', '«»', '»«', '‹›', '()', '[]', '<>', '**', '「」'].map(
    (fingerprints) => [fingerprints.slice(0, 1), fingerprints.slice(1)] as const,
  ),
  ['<', '|Acme - Enforce 2FA (#99) · Issues>'],
  ['```', '```'],
  ['"<', '|#99: Acme>"'],
  ['`<', '>`'],
  ['(“', '”)'],
  ['« ', ' »'],
  ['\u200b"\u200b', '\ufeff"\u2060'],
];
const leads = [
  '',
  ...['-', '–', '—', '−', '- ', '– ', '— ', '− '],
  ...[
    'issue ',
    'Issue: ',
    'Issue:',
    'ISSUE — ',
    '# ',
    'no. ',
    'No.: ',
    'nr. ',
    'the issue ',
    'work item ',
    '- issue: ',
  ],
  ...['\u200b', '\u200b-\u200b', 'is\u00adsue\u00a0'],
];
const trails = ['', '.', ')', ',', '!', ';', ':', '?', '…', ').', '!!', ' .', '\u200b', '.\u200b', '\u200b;'];

/** `foo` with a zero-width space between any two characters. */
const spread = (text: string): string => [...text].join('\u200b');

/** What of the forms is not read as issue 12, alone and with a product behind it. */
function misread(forms: readonly string[]): readonly string[] {
  return forms.filter((typed) => !reads(typed, undefined) || !reads(`${typed} self-managed`, 'self-managed'));
}

function reads(typed: string, product: string | undefined): boolean {
  const parsed = parseCommand(`announce ${typed}`);
  if (parsed.kind !== 'announce' || parsed.product !== product) return false;
  const reading = readIssueReference(parsed.issue, site);
  return reading.kind === 'issue' && reading.issue.project === 'group/project' && reading.issue.iid === 12;
}

describe.each(quotes)('an issue between %j and %j', (before, after) => {
  test.each(leads)('behind %j', (lead) => {
    const forms = references.flatMap((reference) => trails.map((trail) => lead + before + reference + after + trail));

    expect(misread(forms)).toEqual([]);
  });

  test.each(before.endsWith('<') ? [''] : leads)('with %j within', (lead) => {
    const forms = references.flatMap((reference) => trails.map((trail) => before + lead + reference + trail + after));

    expect(misread(forms)).toEqual([]);
  });

  test('with zero-width characters within', () => {
    expect(misread(references.map((reference) => spread(before + reference + after)))).toEqual([]);
  });
});

test.each(['"', '`', '“', '(', '- ', '\u200b'])('a subcommand behind %j', (mark) => {
  expect(parseCommand(`${mark}check 12`)).toMatchObject({ kind: 'check', issue: '12' });
});

test.each([
  ['"check 12"', 'check'],
  ['`outcomes #12`', 'outcomes'],
  ['check: 12', 'check'],
  ['“complete” 12', 'complete'],
])('%s is read though the subcommand has marks around it', (text, kind) => {
  const parsed = parseCommand(text);

  expect(parsed.kind).toBe(kind);
  expect(readIssueReference('issue' in parsed ? parsed.issue : '', site)).toMatchObject({ issue: { iid: 12 } });
});

test.each([
  ['no.group/project#12', 'no.group/project'],
  ['no.12/project#12', 'no.12/project'],
  ['the/issue#12', 'the/issue'],
  ['issue-tracker/runbooks#12', 'issue-tracker/runbooks'],
  ['issues/12#12', 'issues/12'],
  ['_group/_project_#12', '_group/_project_'],
])('the project in %s keeps its name', (typed, project) => {
  const parsed = parseCommand(`check ${typed}`);

  expect(readIssueReference('issue' in parsed ? parsed.issue : '', site)).toEqual({
    kind: 'issue',
    issue: { project, iid: 12 },
  });
});
