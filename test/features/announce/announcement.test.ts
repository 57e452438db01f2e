import type { Attendee, SafeFields } from '../../../src/call/safe-fields/safe-fields.js';
import { renderAnnouncement } from '../../../src/features/announce/announcement.js';
import type { AnnouncementText } from '../../../src/features/announce/format-announcement.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { lengthOfTexts } from '../../support/views/length-of-texts.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';
import { recordedCall, sampleCompletion } from '../../support/views/sample-run.js';

const call = sampleAnnouncedCall();

function wordsWith(fields: Partial<SafeFields>): AnnouncementText {
  return { ...call, fields: { ...call.fields, ...fields } };
}

function attendees(count: number, parts: Partial<Attendee> = {}): readonly Attendee[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Contact ${index + 1}`,
    role: 'Technical Execution',
    slackId: undefined,
    ...parts,
  }));
}

test('the support channel reads what, when in its own zone and the call’s, who and where', () => {
  const post = messageForJane(renderAnnouncement(call, 'support'));

  expect(post.text).toMatchSnapshot();
  expect(post.live).toEqual(['@John Doe', '@Jane Smith']);
  expect(JSON.stringify(renderAnnouncement(call, 'support'))).not.toContain('zoom');
});

test('the managers also read which product it is for', () => {
  const support = messageForJane(renderAnnouncement(call, 'support'));
  const managers = messageForJane(renderAnnouncement(call, 'managers'));

  const added = managers.lines.filter((line) => !support.lines.includes(line));

  expect(added).toEqual(['Product: Self-managed']);
});

test('only channels that may join are shown how, in the blocks and in the text', () => {
  const post = messageForJane(renderAnnouncement({ ...call, mayJoin: true }, 'support'));

  expect(post.links).toContainEqual({ text: 'Join the call', url: 'https://example.zoom.com/my/example.meeting' });
  expect(post.notification).toContain('Join the call');
});

test('nobody joins a completed call', () => {
  const completed = { ...recordedCall({ completion: sampleCompletion() }), mayJoin: true };

  expect(JSON.stringify(renderAnnouncement(completed, 'support'))).not.toContain('zoom');
});

test('a post has a button that records outcomes', () => {
  const message = renderAnnouncement(call, 'support', call.issue);

  const [button] = message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter(({ action_id }) => action_id === 'record_outcomes') : [],
  );
  expect(button).toMatchObject({ value: '{"projectId":100,"iid":12}' });
  expect(messageForJane(message).buttons).toContain('Record outcomes');
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('where nobody should click there is no such button', () => {
  expect(messageForJane(renderAnnouncement(call, 'support')).buttons).not.toContain('Record outcomes');
});

test('a completed call says first how it ended, and everything else as before', () => {
  const completed = recordedCall({ completion: sampleCompletion() });
  const [before, after] = [call, completed].map((one) =>
    messageForJane(renderAnnouncement(one, 'managers', one.issue)),
  );

  expect(before?.lines[0]).toBe('Runbook call: Acme - Enforce 2FA on all groups');
  expect(after?.lines[0]).toBe('Partly done: Acme - Enforce 2FA on all groups');
  expect(after?.notification).toMatch(/^Partly done: Acme/);
  expect(after?.lines.slice(1, -2)).toEqual(before?.lines.slice(1, -2));
  expect(after?.buttons).toContain('Correct outcomes');
});

test('the blocks are these', () => {
  expect(renderAnnouncement(call, 'managers')).toMatchSnapshot();
});

test('what is still to be chosen is said to be so', () => {
  const open = { ...call, time: undefined, product: undefined };

  const message = renderAnnouncement(open, 'managers');

  const { text, notification } = messageForJane(message);
  expect(text).toContain('When: not chosen yet');
  expect(text).not.toContain('Product');
  expect(notification).toContain('When: not chosen yet');
  expect(refusalsOfMessage(message)).toEqual([]);
});

describe('the text for screen readers and notifications', () => {
  test('says everything that the blocks say, the most urgent first', () => {
    const { notification } = messageForJane(renderAnnouncement(call, 'managers'));

    expect(notification).toMatchSnapshot();
  });

  test('carries the address of every button', () => {
    const { text, blocks } = renderAnnouncement({ ...call, mayJoin: true }, 'support');
    const addresses = blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.flatMap((one) => ('url' in one ? [one.url] : [])) : [],
    );

    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect(text).toContain(`<${address}|`);
  });

  test('loses none of its sorts of information to a very long name, description and list of contacts', () => {
    const words = wordsWith({
      name: '&'.repeat(5000),
      description: '<'.repeat(5000),
      dri: { name: '>'.repeat(5000), role: 'DRI', slackId: undefined },
      gitlabContacts: attendees(200),
    });

    const { notification } = messageForJane(renderAnnouncement(words, 'managers'));

    for (const part of ['Runbook call: &', 'When: ', 'In the call’s zone: ', 'DRI: >', 'Product: ', 'Open the runbook'])
      expect(notification).toContain(part);
    expect(notification).toMatch(/\n<+…\n/);
    expect(notification).toMatch(/… and \d+ more lines\.$/);
  });
});

describe('what Slack would refuse is never sent', () => {
  test.each<[string, Partial<SafeFields>]>([
    ['nothing at all is filled in', { name: '', description: '', dri: nobody(), gitlabContacts: [nobody()] }],
    ['a name of 5,000 characters', { name: 'n'.repeat(5000) }],
    ['a name that is cut within a surrogate pair', { name: `${'n'.repeat(134)}😀😀` }],
    ['a description of 5,000 characters', { description: 'd'.repeat(5000) }],
    ['a description of 5,000 characters that are escaped', { description: '&'.repeat(5000) }],
    ['200 contacts', { gitlabContacts: attendees(200) }],
    ['200 contacts with names and roles of 5,000 characters', { gitlabContacts: attendees(200, hugeAttendee()) }],
    ['a contact without a name', { gitlabContacts: attendees(1, { name: '' }) }],
    ['a contact without a role', { gitlabContacts: attendees(1, { role: '' }) }],
    ['live mentions', { name: '<!channel>', description: '<!here>', dri: { ...nobody(), name: '<@U0JANE>' } }],
    ['an address with marks of a link in it', { meeting: { text: '', url: 'https://a.example/?q=|>|<!channel>' } }],
    ['an address of 3,001 characters', { meeting: { text: '', url: `https://a.example/${'u'.repeat(2983)}` } }],
    ['no address at all', { meeting: noLink(), request: noLink(), runbook: noLink() }],
  ])('%s', (_what, fields) => {
    for (const audience of ['support', 'managers'] as const) {
      const message = renderAnnouncement(wordsWith(fields), audience);

      expect(refusalsOfMessage(message)).toEqual([]);
      expect(hasHalfCharacter(JSON.stringify(message))).toBe(false);
    }
  });

  test('the fullest announcement stays well below the 12,000 characters that Slack takes in one message', () => {
    const url = `https://a.example/${'u'.repeat(982)}`;
    const link = { text: 'link', url };
    const words = wordsWith({
      name: 'n'.repeat(5000),
      description: 'd'.repeat(5000),
      dri: { name: 'n'.repeat(5000), role: 'DRI', slackId: undefined },
      gitlabContacts: attendees(200, hugeAttendee()),
      meeting: link,
      request: link,
      runbook: link,
    });

    const { blocks } = renderAnnouncement({ ...words, mayJoin: true }, 'managers');

    expect(lengthOfTexts(blocks)).toBeLessThan(8_000);
  });
});

test('a long list of contacts says how many it leaves out', () => {
  const { text } = messageForJane(renderAnnouncement(wordsWith({ gitlabContacts: attendees(23) }), 'support'));

  expect(text).toContain('• Contact 20 (Technical Execution)\n• … and 3 more in the runbook');
});

test('an address too long for a button has no button, and the others keep theirs', () => {
  const words = wordsWith({ meeting: { text: '', url: `https://a.example/${'u'.repeat(2000)}` } });

  const { buttons } = messageForJane(renderAnnouncement({ ...words, mayJoin: true }, 'support'));

  expect(buttons).toEqual(['Open the runbook', 'Open the request']);
});

function nobody(): Attendee {
  return { name: '', role: '', slackId: undefined };
}

function hugeAttendee(): Partial<Attendee> {
  return { name: 'n'.repeat(5000), role: 'r'.repeat(5000) };
}

function noLink(): { text: string; url: undefined } {
  return { text: '', url: undefined };
}

function hasHalfCharacter(json: string): boolean {
  return /\\ud[89a-f][0-9a-f]{2}/i.test(json);
}
