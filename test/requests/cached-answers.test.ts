import type { GitLab } from '../../src/call/ports/gitlab.js';
import type { SlackUser } from '../../src/call/ports/slack.js';
import { cachedGitLab } from '../../src/gitlab/cached-gitlab.js';
import type { Urgency } from '../../src/requests/throttle.js';
import { cachedDirectory } from '../../src/slack/cached-directory.js';

const minute = 60_000;

const kim: SlackUser = {
  id: 'U0KIM',
  name: 'Kim Lee',
  membership: 'member',
  verifiedEmail: 'kim@example.com',
  timeZone: 'Asia/Seoul',
};

interface Asking<Key, Answer> {
  readonly asked: Key[];
  answer: () => Promise<Answer>;
}

function startDirectory() {
  const time = { now: 0, urgency: 'person' as Urgency };
  const slack: Asking<string, SlackUser | undefined> = { asked: [], answer: async () => kim };
  const ask = (key: string) => {
    slack.asked.push(key);
    return slack.answer();
  };
  const directory = cachedDirectory(
    { user: ask, userWithEmail: ask },
    { clock: () => time.now, urgency: () => time.urgency },
  );
  return { time, slack, directory };
}

describe('who somebody is', () => {
  test('is asked once for all who want to know at the same time', async () => {
    const { slack, directory } = startDirectory();

    const found = await Promise.all(Array.from({ length: 20 }, () => directory.user('U0KIM')));

    expect(found.every((user) => user === kim)).toBe(true);
    expect(slack.asked).toEqual(['U0KIM']);
  });

  test.each([
    ['an account', minute - 1, 1],
    ['an account', minute, 2],
  ])('%s is asked about again after a minute: after %i ms it was asked %i times', async (_what, after, times) => {
    const { time, slack, directory } = startDirectory();

    await directory.user('U0KIM');
    time.now = after;
    await directory.user('U0KIM');

    expect(slack.asked).toHaveLength(times);
  });

  test('the age of an answer counts from when it was asked for, not from when it came', async () => {
    const { time, slack, directory } = startDirectory();
    let come = () => {};
    slack.answer = () =>
      new Promise((resolve) => {
        come = () => resolve(kim);
      });

    const first = directory.user('U0KIM');
    time.now = 9_000;
    come();
    await first;
    time.now = minute;
    void directory.user('U0KIM');

    expect(slack.asked).toHaveLength(2);
  });

  test.each([
    [5 * minute - 1, 1],
    [5 * minute, 2],
  ])('whose an address is, is known for five minutes: after %i ms it was asked %i times', async (after, times) => {
    const { time, slack, directory } = startDirectory();

    await directory.userWithEmail('Kim@example.com');
    time.now = after;
    await directory.userWithEmail('kim@example.com');

    expect(slack.asked).toHaveLength(times);
  });

  test('that there is nobody is believed for half a minute', async () => {
    const { time, slack, directory } = startDirectory();
    slack.answer = async () => undefined;

    for (const now of [0, 29_999, 30_000]) {
      time.now = now;
      await directory.user('U0KIM');
    }

    expect(slack.asked).toHaveLength(2);
  });

  test('a failure is not kept', async () => {
    const { slack, directory } = startDirectory();
    slack.answer = async () => {
      throw new Error('Slack is down');
    };

    await expect(directory.user('U0KIM')).rejects.toThrow('Slack is down');
    slack.answer = async () => kim;

    expect(await directory.user('U0KIM')).toBe(kim);
  });

  test('a person does not wait for what the background has asked', async () => {
    const { time, slack, directory } = startDirectory();
    time.urgency = 'background';
    slack.answer = () => new Promise(() => {});
    void directory.user('U0KIM');

    time.urgency = 'person';
    slack.answer = async () => kim;

    expect(await directory.user('U0KIM')).toBe(kim);
  });

  test('a clock that was set back makes nothing fresh', async () => {
    const { time, slack, directory } = startDirectory();
    time.now = minute;
    await directory.user('U0KIM');
    time.now = 0;
    await directory.user('U0KIM');

    expect(slack.asked).toHaveLength(2);
  });
});

describe('what somebody may do on GitLab', () => {
  function startGitLab() {
    const time = { now: 0, urgency: 'person' as Urgency };
    const asked: string[] = [];
    let level: number | undefined = 30;
    const never = () => Promise.reject(new Error('not asked for here'));
    const gitlab: GitLab = {
      readIssue: never,
      writeDescription: never,
      makeConfidential: never,
      closeIssue: never,
      findMovedTo: never,
      addComment: never,
      findOwnComment: never,
      editComment: never,
      accessLevel: async (projectId, userId) => {
        asked.push(`${projectId} ${userId}`);
        return level;
      },
      findUserByEmail: async (email) => {
        asked.push(email);
        return undefined;
      },
    };
    return {
      time,
      asked,
      remove: () => {
        level = undefined;
      },
      gitlab: cachedGitLab(gitlab, { clock: () => time.now, urgency: () => time.urgency }),
    };
  }

  test('is asked afresh for every click', async () => {
    const { gitlab, remove } = startGitLab();
    await gitlab.accessLevel(77, 11);

    remove();

    expect(await gitlab.accessLevel(77, 11)).toBeUndefined();
  });

  test('is asked once for what the app does by itself within half a minute', async () => {
    const { time, gitlab, asked } = startGitLab();
    time.urgency = 'background';

    for (const now of [0, 10_000, 29_999, 30_000]) {
      time.now = now;
      await gitlab.accessLevel(77, 11);
      await gitlab.accessLevel(77, 12);
    }

    expect(asked).toEqual(['77 11', '77 12', '77 11', '77 12']);
  });

  test('that an address is nobody’s is believed for a quarter of a minute', async () => {
    const { time, gitlab, asked } = startGitLab();

    for (const now of [0, 14_999, 15_000]) {
      time.now = now;
      await gitlab.findUserByEmail('kim@example.com');
    }

    expect(asked).toHaveLength(2);
  });
});
