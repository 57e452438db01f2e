import { setTimeout as delay } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { startTrying } from '../requests/retry.js';
import type { HomeWorkspace } from './directory.js';
import { isRefusedToken } from './refused-token.js';
import { type SlackIdentity, signIn } from './sign-in.js';

interface SessionDeps {
  readonly client: WebClient;
  readonly random: () => number;
  /** Told when Slack could not be asked, before it is asked again in `wait` milliseconds. */
  readonly onRetry: (failure: unknown, wait: number) => void;
  /** Told once Slack has said who the app is. */
  readonly onSignedIn?: (identity: SlackIdentity) => void;
  /** Told when Slack refuses the token after it could not be asked at first. The app cannot work then. */
  readonly onRefused: (failure: unknown) => void;
}

/** Who the app is at Slack, from the moment on when Slack has said so. */
export interface SlackSession {
  identity(): SlackIdentity | undefined;
  /** Where the app is. Its fields throw a `ServiceFailure` as long as that is not known. */
  readonly home: HomeWorkspace & Pick<SlackIdentity, 'botId'>;
  /** Why it is not known yet, for people; `undefined` once it is. */
  trouble(): string | undefined;
  /** Resolves after the first attempt to sign in. Throws a `ServiceFailure` when the token is refused. */
  start(): Promise<void>;
  /** Ends the attempts. */
  stop(): void;
}

/** Signs in, and tries again as long as Slack does not answer: an outage of Slack does not keep the app from starting. */
export function createSession({ client, random, onRetry, onSignedIn, onRefused }: SessionDeps): SlackSession {
  const stopping = new AbortController();
  let identity: SlackIdentity | undefined;
  let trouble: unknown = new ServiceFailure('The app has not signed in to Slack yet.', {
    service: 'Slack',
    kind: 'not-sent',
    code: 'not_signed_in',
  });
  return {
    identity: () => identity,
    home: {
      get teamId() {
        if (identity === undefined) throw trouble;
        return identity.teamId;
      },
      get botId() {
        if (identity === undefined) throw trouble;
        return identity.botId;
      },
    },
    trouble: () => {
      if (identity !== undefined) return undefined;
      return trouble instanceof ServiceFailure ? trouble.message : 'signing in to Slack failed';
    },
    start: async () => {
      let isStarting = true;
      const { first, result } = startTrying(() => signIn(client), {
        isPermanent: isRefusedToken,
        random,
        sleep: (milliseconds) => delay(milliseconds, undefined, { signal: stopping.signal }),
        onRetry: (failure, wait) => {
          trouble = failure;
          onRetry(failure, wait);
        },
      });
      result.then(
        (found) => {
          identity = found;
          onSignedIn?.(found);
        },
        (failure: unknown) => {
          if (!isStarting && !stopping.signal.aborted) onRefused(failure);
        },
      );
      await first;
      isStarting = false;
    },
    stop: () => stopping.abort(),
  };
}
