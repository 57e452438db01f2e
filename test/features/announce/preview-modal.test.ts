import fc from 'fast-check';
import type { ChannelInfo } from '../../../src/call/channel-check.js';
import type { AnnouncementPreview } from '../../../src/features/announce/preview-announcement.js';
import type { PreviewedChannel } from '../../../src/features/announce/preview-channels.js';
import { type PreviewOptions, renderPreview } from '../../../src/features/announce/preview-modal.js';
import { formatReaders } from '../../../src/slack/block-kit/format-channel-check.js';
import { PreviewMetadata } from '../../../src/slack/private-metadata.js';
import { aChannel } from '../../support/fakes/fake-channel-directory.js';
import { modalForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import {
  ambiguousRunbook,
  aPreviewedChannel,
  channels,
  clearRunbook,
  sampleAnnouncedCall,
  sampleDelivery,
  samplePreview,
  sampleStatus,
} from '../../support/views/sample-preview.js';
import { recordedCall, sampleCompletion } from '../../support/views/sample-run.js';

const firstReading = Date.UTC(2031, 9, 11, 6, 30);
const announce: PreviewOptions = { mode: 'announce', typedProduct: undefined, channels };
const check: PreviewOptions = { ...announce, mode: 'check' };
const broken = clearRunbook.replace('2031-10-10 - 23:30', 'soon');

function metadataOf(preview: AnnouncementPreview, options: PreviewOptions): PreviewMetadata {
  return PreviewMetadata.parse(JSON.parse(renderPreview(preview, options).private_metadata ?? ''));
}

test('before posting a person sees both posts, where they go, and what is withheld', () => {
  const view = renderPreview(samplePreview(), announce);

  const { title, submit, text } = modalForJane(view);
  expect({ title, submit, text }).toMatchSnapshot();
  expect(refusalsOfModal(view)).toEqual([]);
});

test('what is still to be chosen is asked between the problems and the posts', () => {
  const view = renderPreview(samplePreview({ description: ambiguousRunbook, labels: [] }), announce);

  const { inputs, submit, text } = modalForJane(view);
  expect(inputs.map(({ label }) => label)).toEqual(['Which product does the customer use?', 'When is the call?']);
  expect(submit).toBe('Post');
  expect(text).toMatchSnapshot();
  expect(refusalsOfModal(view)).toEqual([]);
});

test.each<[string, AnnouncementPreview, PreviewOptions, string, string | undefined]>([
  ['all is well', samplePreview(), announce, 'Announce a call', 'Post'],
  ['it is only checked', samplePreview(), check, 'Check of the runbook', undefined],
  ['there is an error', samplePreview({ description: broken }), announce, 'Announce a call', undefined],
  ['it is not confidential', samplePreview({ confidential: false }), announce, 'Announce a call', undefined],
  ['it is announced', samplePreview({}, {}, sampleStatus()), announce, 'Announced call', undefined],
  ['it has changed since', changedSince(), announce, 'Announced call', 'Update the posts'],
  ['it has changed since and is checked', changedSince(), check, 'Check of the runbook', undefined],
])('what can be submitted when %s', (_what, preview, options, title, submit) => {
  const view = renderPreview(preview, options);

  const shown = modalForJane(view);
  expect(shown.title).toBe(title);
  expect(shown.submit).toBe(submit);
  expect(refusalsOfModal(view)).toEqual([]);
});

test.each<[string, AnnouncementPreview, PreviewOptions, string]>([
  [
    'a post that can be made',
    samplePreview(),
    announce,
    'Will be posted in #support_self-managed (42 members, private, internal):',
  ],
  [
    'a post whose product is open',
    samplePreview({ labels: [] }),
    announce,
    'Would be posted in the product’s support channel:',
  ],
  ['a post of a check', samplePreview(), check, 'Would be posted in #support_manager (42 members, private, internal):'],
  [
    'a post that errors forbid',
    samplePreview({ description: broken }),
    announce,
    'Would be posted in #support_manager (42 members, private, internal):',
  ],
  [
    'a post that stands',
    changedSince(),
    announce,
    'How the post in #support_manager (42 members, private, internal) will read:',
  ],
])('the heading over %s tells the truth', (_what, preview, options, heading) => {
  expect(modalForJane(renderPreview(preview, options)).lines).toContain(heading);
});

test.each<[string, Partial<PreviewedChannel>, string]>([
  ['shared', { problem: 'channel_shared_externally' }, 'The channel is shared with another organization.'],
  ['missing', { info: undefined, problem: 'channel_not_found' }, 'Slack can’t find this channel.'],
  ['unknown', { info: undefined, problem: 'unanswered' }, 'Slack did not say whether the channel is still internal.'],
])('a channel that is %s is named with its remedy, and nothing can be posted', (_what, parts, words) => {
  const preview = samplePreview();
  const [support] = preview.channels;
  if (!support) throw new Error('There is no support channel.');
  const channels = [support, aPreviewedChannel('managers', '#support_manager', parts)];

  const view = renderPreview({ ...preview, channels }, announce);

  const { submit, text } = modalForJane(view);
  expect(submit).toBeUndefined();
  expect(text).toContain(`Nothing can be posted in #support_manager. ${words}`);
  expect(refusalsOfModal(view)).toEqual([]);
});

test.each<[Partial<ChannelInfo>, string]>([
  [{ memberCount: 1, isPrivate: false }, '1 member, public, internal'],
  [{ memberCount: undefined }, 'private, internal'],
  [{ sharing: 'organization' }, '42 members, private, shared with other workspaces of your organization'],
])('who reads a channel is said: %j', (parts, words) => {
  expect(formatReaders(aChannel(parts))).toBe(words);
});

test('a public runbook names the danger and offers the remedy', () => {
  const { text, buttons } = modalForJane(renderPreview(samplePreview({ confidential: false }), announce));

  expect(text).toContain('This runbook is not confidential. Everyone who can see the project can read');
  expect(buttons).toContain('Make it confidential');
});

test('readings that cannot be chosen now are at least named', () => {
  const { text, inputs } = modalForJane(renderPreview(samplePreview({ description: ambiguousRunbook }), check));

  expect(inputs).toEqual([]);
  expect(text).toContain('The time is ambiguous');
  expect(text).toContain('Whoever announces the call chooses.');
});

test('a post that was dismissed can be posted after all, although nothing else has changed', () => {
  const content = { kind: 'announcement', audience: 'managers' } as const;
  const posted = { kind: 'announcement', audience: 'support' } as const;
  const withPost = (state: 'cancelled' | 'completed') =>
    modalForJane(
      renderPreview(
        samplePreview(
          {},
          {},
          sampleStatus({
            jobs: [sampleDelivery(posted, { state: 'completed' }), sampleDelivery(content, { state })],
          }),
        ),
        announce,
      ),
    );

  expect(withPost('cancelled').submit).toBe('Update the posts');
  expect(withPost('cancelled').text).toContain('Will be posted in #support_manager');
  expect(withPost('cancelled').text).toContain('How the post in #support_self-managed');
  expect(withPost('completed').submit).toBeUndefined();
});

test('whom somebody picked for a name that is gone is named', () => {
  const { lines } = modalForJane(renderPreview({ ...samplePreview(), droppedPicks: ['Bob Brown', 'Eve'] }, announce));

  expect(lines[0]).toBe(
    'The runbook no longer has these names: Bob Brown, Eve. Your pick for those names was dropped.',
  );
});

test('a notice comes first', () => {
  const view = renderPreview(samplePreview(), { ...announce, notice: 'The runbook has changed.' });

  expect(modalForJane(view).lines[0]).toBe('The runbook has changed.');
});

test('a closed issue and its product stand in the line about the issue', () => {
  const { lines } = modalForJane(renderPreview(samplePreview({ state: 'closed' }), announce));

  expect(lines[0]).toBe('Runbook gitlab-com/support/runbooks#12 · Self-managed · closed');
});

test('an announced call that still reads the same shows where its posts stand and not the posts again', () => {
  const { text } = modalForJane(renderPreview(samplePreview({}, {}, sampleStatus()), announce));

  expect(text).toContain('• #support_manager: no post scheduled');
  expect(text).not.toContain('Runbook call: Acme');
});

test('a completed call that still reads the same is not outdated, and its posts have no buttons to record in a preview', () => {
  const call = recordedCall({ completion: sampleCompletion() });

  const same = modalForJane(renderPreview(samplePreview({}, {}, sampleStatus({ call })), announce));
  const changed = modalForJane(
    renderPreview(samplePreview({ description: renamed() }, {}, sampleStatus({ call })), announce),
  );

  expect(same.submit).toBeUndefined();
  expect(same.lines).toContain('Partly done. Completed by @Jane Smith.');
  expect(changed.text).toContain('Partly done: Acme - Enforce 2FA on some groups');
  expect(changed.buttons).not.toContain('Correct outcomes');
});

test('an update keeps the name of whoever announced the call first', () => {
  const announcedBy = { slackId: 'U0JOHN', gitlabId: 11, gitlabUsername: 'john_doe', name: 'John Doe' };
  const standing = sampleStatus({ call: { ...sampleAnnouncedCall(), announcedBy } });
  const preview = samplePreview({ description: renamed() }, {}, standing);

  const { text } = modalForJane(renderPreview(preview, announce));

  expect(text).toContain('Announced by @John Doe. Tasks');
  expect(text).not.toContain('@Jane Smith. Tasks');
});

test('an announced call whose runbook is still ambiguous can be submitted: Slack takes no question without a submit', () => {
  const preview = samplePreview({ description: ambiguousRunbook }, { instant: firstReading }, sampleStatus());

  const view = renderPreview(preview, announce);

  expect(refusalsOfModal(view)).toEqual([]);
  expect(modalForJane(view).submit).toBe('Update the posts');
});

test.each<[AnnouncementPreview, PreviewOptions, PreviewMetadata]>([
  [samplePreview(), announce, { mode: 'announce', projectId: 100, iid: 12, seen: 'what-jane-saw' }],
  [samplePreview(), check, { mode: 'check', projectId: 100, iid: 12, seen: 'what-jane-saw' }],
  [changedSince(), announce, { mode: 'update', projectId: 100, iid: 12, seen: 'what-jane-saw' }],
  [
    samplePreview(),
    { ...announce, typedProduct: 'gitlab-com' },
    { mode: 'announce', projectId: 100, iid: 12, seen: 'what-jane-saw', typedProduct: 'gitlab-com' },
  ],
])('the modal remembers what its submit means (%#)', (preview, options, metadata) => {
  expect(metadataOf(preview, options)).toEqual(metadata);
});

test('whatever a runbook says, nothing is live, nothing is refused, and no question lacks its submit', () => {
  const cell = longHostileText.map((text) => text.replace(/[|\n]/g, ' '));
  const situation = fc.record({
    name: cell,
    description: cell,
    contact: cell,
    schedule: fc.constantFrom('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 UTC', 'soon', '10/11/2031 9:00 CST'),
    labels: fc.constantFrom<readonly string[]>([], ['self-managed']),
    confidential: fc.boolean(),
    announced: fc.boolean(),
    mode: fc.constantFrom('announce', 'check'),
    instant: fc.constantFrom(undefined, firstReading),
  });
  fc.assert(
    fc.property(situation, ({ name, description, contact, schedule, announced, mode, instant, ...issue }) => {
      const runbook = clearRunbook
        .replace('Acme - Enforce 2FA on all groups', () => `Acme - ${name}`)
        .replace('Acme Inc. requires us', () => description)
        .replace('Jane Smith', () => contact)
        .replace('2031-10-10 - 23:30 America/Los_Angeles', () => schedule);
      const jobs = Array.from({ length: 60 }, () => sampleDelivery({ kind: 'record' }, { state: 'failed' }));
      const standing = announced ? sampleStatus({ jobs }) : undefined;
      const preview = samplePreview({ description: runbook, ...issue }, { instant }, standing);

      const view = renderPreview(preview, { ...announce, mode, notice: name });

      expect(refusalsOfModal(view)).toEqual([]);
      expect(modalForJane(view).live.filter((one) => one !== '@John Doe' && one !== '@Jane Smith')).toEqual([]);
      // Far from Slack's 100: the number of blocks does not grow with the runbook.
      expect(view.blocks.length).toBeLessThan(40);
    }),
    { numRuns: 100 },
  );
});

function renamed(): string {
  return clearRunbook.replace('on all groups', 'on some groups');
}

/** A call that was announced before its runbook got another name. */
function changedSince(): AnnouncementPreview {
  return samplePreview({ description: renamed() }, {}, sampleStatus());
}

test.each([
  [false, ', only in direct messages'],
  [true, ''],
])('where channels may join: %s, the preview says to which host each button leads', (mayJoin, where) => {
  const preview = samplePreview({
    description: clearRunbook.replace('example.zoom.com/my/example.meeting', '[Zoom](https://zооm.us:8443/j/1?a=b)'),
  });

  const { lines } = modalForJane(renderPreview({ ...preview, mayJoin }, announce));

  expect(lines).toContain(
    `Buttons: Open the runbook → gitlab.com · Join the call → xn--zm-fmca.us:8443${where} · Open the request → gitlab.com`,
  );
});
