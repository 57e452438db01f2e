import type { Kysely } from 'kysely';
import { spellingOf } from '../call/people/name-spelling.js';
import type { ContactChoices } from '../call/ports/store.js';
import { inChunks } from './connection/chunks.js';
import { inTransaction } from './connection/in-transaction.js';
import type { Schema } from './schema.js';

/** Who is meant by the names in contacts tables, call by call, in the database. */
export function createContactChoices(db: Kysely<Schema>): ContactChoices {
  return {
    lastChosen: async (projectId, names) => {
      const rows = await inChunks([...new Set(names.map(spellingOf))], (chunk) =>
        db
          .selectFrom('contact_choice')
          .innerJoin('call', 'call.id', 'contact_choice.call_id')
          .select(['contact_choice.name', 'contact_choice.slack_id'])
          .where('call.project_id', '=', projectId)
          .where('contact_choice.name', 'in', chunk)
          .orderBy('contact_choice.chosen_at')
          .orderBy('contact_choice.call_id')
          .execute(),
      );
      const ids = new Map(rows.map((row) => [row.name, row.slack_id]));
      return new Map(
        names.flatMap((name) => {
          const id = ids.get(spellingOf(name));
          return id === undefined ? [] : [[name, id]];
        }),
      );
    },
    remember: (callId, choices, chosenBy, now) =>
      inTransaction(db, async (transaction) => {
        for (const [written, slackId] of choices) {
          const name = spellingOf(written);
          await transaction
            .deleteFrom('contact_choice')
            .where('call_id', '=', callId)
            .where('name', '=', name)
            .execute();
          if (slackId === undefined) continue;
          const choice = { call_id: callId, name, slack_id: slackId, chosen_by: chosenBy, chosen_at: now };
          await transaction
            .insertInto('contact_choice')
            .values(choice)
            .onConflict((conflict) => conflict.columns(['call_id', 'name']).doUpdateSet(choice))
            .execute();
        }
      }),
  };
}
