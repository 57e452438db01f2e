import { channelsMayJoin } from '../../src/call/meeting-link.js';
import { nothingRecorded } from '../../src/call/recording/recording.js';
import { aCall } from '../support/a-call.js';
import { aCompletion } from '../support/a-completion.js';

const call = aCall({ plannedMinutes: 90 });
const { instant } = call.time;
const minute = 60_000;
const completed = aCall({ recording: { ...nothingRecorded, completion: aCompletion() } });

test.each([
  ['people', 'a call to come', call, instant - minute, false],
  ['channels', 'a call to come', call, instant - minute, true],
  ['channels', 'a call whose time is not chosen yet', { ...call, time: undefined }, instant, true],
  ['channels', 'a call that goes on', call, instant + 89 * minute, true],
  ['channels', 'a call that should be over', call, instant + 90 * minute, false],
  ['channels', 'a call of unknown length, after an hour', aCall(), instant + 60 * minute, false],
  ['channels', 'a completed call', completed, instant - minute, false],
] as const)(
  'with MEETING_LINK=%s the channels of %s are shown how to join: %#',
  (readers, _what, one, now, expected) => {
    expect(channelsMayJoin(readers, one, now)).toBe(expected);
  },
);
