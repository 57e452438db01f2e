import type { Call } from '../../src/call/call.js';
import { nothingRecorded } from '../../src/call/recording/recording.js';

/** A call for tests in which only the given parts matter: on Saturday 11 October 2031, 06:30 UTC, announced on the 6th. */
export function aCall(parts: Partial<Call> = {}): Call {
  return {
    id: 42,
    issue: { projectId: 100, iid: 12 },
    product: 'self-managed',
    time: { instant: Date.UTC(2031, 9, 11, 6, 30), zone: 'America/Los_Angeles' },
    fields: {
      name: 'Acme - Enforce 2FA on all groups',
      description: '',
      dri: { name: '@john_doe', role: 'DRI', slackId: 'U0JOHN' },
      gitlabContacts: [],
      meeting: { text: '', url: undefined },
      request: { text: '', url: undefined },
      runbook: { text: 'support/runbooks#12', url: 'https://gitlab.com/support/runbooks/-/issues/12' },
    },
    recipients: [],
    plannedMinutes: undefined,
    announcedBy: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
    announcedAt: Date.UTC(2031, 9, 6, 16),
    revision: 0,
    recording: nothingRecorded,
    ...parts,
  };
}
