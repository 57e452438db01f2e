import type { RespondArguments } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';

/** Something for whoever clicked in a message: to be read below it, or in its place. */
export interface ClickAnswer {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly replaces?: true;
}

export interface AnswerDeps {
  readonly respond: (answer: RespondArguments) => Promise<unknown>;
  /** Slack's `chat.postEphemeral`. */
  readonly postEphemeral: (message: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    readonly blocks?: KnownBlock[];
  }) => Promise<unknown>;
}

const Click = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ type: z.literal('message'), channel_id: z.string() }),
});

/**
 * Answers a click in a message by its `response_url` and, where that fails, once by a message that only the person sees.
 * @throws when neither could be sent
 */
export async function answerClick(
  { respond, postEphemeral }: AnswerDeps,
  body: unknown,
  { text, blocks, replaces }: ClickAnswer,
): Promise<void> {
  const content = { text, ...(blocks ? { blocks: [...blocks] } : {}) };
  try {
    await respond(
      replaces
        ? { replace_original: true, ...content }
        : { response_type: 'ephemeral', replace_original: false, ...content },
    );
  } catch (error) {
    const click = Click.safeParse(body);
    if (!click.success) throw error;
    await postEphemeral({ channel: click.data.container.channel_id, user: click.data.user.id, ...content });
  }
}
