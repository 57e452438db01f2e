import type { Kysely } from 'kysely';
import type { ContactChoices } from '../application/ports/store.js';
import { inChunks } from './chunks.js';
import type { Schema } from './schema.js';

/** Who is meant by the names in contacts tables, in the database. */
export function createContactChoices(db: Kysely<Schema>): ContactChoices {
  return {
    chosen: async (names) => {
      const rows = await inChunks(names.map(spelling), (chunk) =>
        db.selectFrom('contact_choice').select(['name', 'slack_id']).where('name', 'in', chunk).execute(),
      );
      const ids = new Map(rows.map((row) => [row.name, row.slack_id]));
      return new Map(
        names.flatMap((name) => {
          const id = ids.get(spelling(name));
          return id === undefined ? [] : [[name, id]];
        }),
      );
    },
    remember: async (name, slackId, chosenBy, now) => {
      const choice = { slack_id: slackId, chosen_by: chosenBy, chosen_at: now };
      await db
        .insertInto('contact_choice')
        .values({ name: spelling(name), ...choice })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(choice))
        .execute();
    },
  };
}

/** One for all ways to write a name. The same letters can be composed differently on another keyboard. */
function spelling(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
