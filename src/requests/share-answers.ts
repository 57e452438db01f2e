import type { Urgency } from './throttle.js';

/** Who has waited so long may wait for ever. In milliseconds. */
const longestWait = 10_000;

/** An answer that was asked for, and until when it is given to others as well. */
interface Shared<Answer> {
  readonly answer: Promise<Answer>;
  readonly askedAt: number;
  readonly urgency: Urgency;
  freshFor: number;
}

export interface ShareDeps<Answer> {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** For whom the question is that is being asked. */
  readonly urgency: () => Urgency;
  /** For how long the answer is true enough, in milliseconds from when it was asked for. */
  readonly freshFor: (answer: Answer) => number;
  /** So many answers are kept; the oldest are forgotten first. */
  readonly most: number;
}

export interface AskOptions {
  /** Takes no answer that was asked for longer ago, in milliseconds; 0: only one that is still being waited for. */
  readonly atMost?: number;
}

export type ShareAnswers<Answer> = (key: string, ask: () => Promise<Answer>, options?: AskOptions) => Promise<Answer>;

/**
 * Lets those who ask the same share an answer: while it is being waited for, and for a while after. Its age counts from
 * when it was asked for, so nothing is older than it says. A failure is shared only by those who wait for it.
 */
export function shareAnswers<Answer>({ clock, urgency, freshFor, most }: ShareDeps<Answer>): ShareAnswers<Answer> {
  const answers = new Map<string, Shared<Answer>>();

  function begin(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const shared: Shared<Answer> = {
      answer: ask(),
      askedAt: clock(),
      urgency: urgency(),
      freshFor: Number.POSITIVE_INFINITY,
    };
    answers.delete(key);
    answers.set(key, shared);
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break;
      answers.delete(oldest);
    }
    shared.answer.then(
      (answer) => {
        shared.freshFor = freshFor(answer);
      },
      () => {
        if (answers.get(key) === shared) answers.delete(key);
      },
    );
    return shared.answer;
  }

  return (key, ask, { atMost = Number.POSITIVE_INFINITY } = {}) => {
    const known = answers.get(key);
    if (!known) return begin(key, ask);
    const age = clock() - known.askedAt;
    if (age < 0) return begin(key, ask);
    if (known.freshFor !== Number.POSITIVE_INFINITY) {
      return age < Math.min(known.freshFor, atMost) ? known.answer : begin(key, ask);
    }
    // A person does not wait behind all that the background wants to know.
    const isSlower = known.urgency === 'background' && urgency() === 'person';
    return isSlower || age > longestWait ? begin(key, ask) : known.answer;
  };
}
