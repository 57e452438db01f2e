import type { TaskResult } from './runbook.js';

/** What people write instead of the four results, in lower case. Documented in docs/runbook-format.md. */
const synonyms: Readonly<Record<TaskResult, readonly string[]>> = {
  Success: [
    ...['success', 'successful', 'successfully', 'succeeded', 'done', 'ok', 'okay', 'complete', 'completed', 'pass'],
    ...['passed', 'erfolg', 'erfolgreich', 'erledigt', 'succès', 'réussi', 'fait', 'éxito', 'exitoso', 'hecho'],
  ],
  Partial: ['partial', 'partially', 'partly', 'partial success', 'partially done', 'teilweise', 'partiel', 'parcial'],
  Failed: [
    ...['failed', 'fail', 'failure', 'unsuccessful', 'error', 'fehlgeschlagen', 'gescheitert', 'fehler'],
    ...['échec', 'échoué', 'fallido', 'falló'],
  ],
  Skipped: [
    ...['skipped', 'skip', 'n/a', 'na', 'not applicable', 'not needed', 'not required', 'übersprungen', 'entfällt'],
    ...['nicht nötig', 'sans objet', 'ignoré', 'omitido', 'no aplica'],
  ],
};

/** Pictures that say a result by themselves, as characters and as GitLab's short codes. */
const pictures: Readonly<Record<TaskResult, readonly string[]>> = {
  Success: ['✅', '☑', '✔', ':white_check_mark:', ':heavy_check_mark:', ':ballot_box_with_check:'],
  Partial: [],
  Failed: ['❌', '✖', ':x:', ':heavy_multiplication_x:'],
  Skipped: ['⏭', '⏩', ':track_next:', ':next_track_button:', ':fast_forward:'],
};

function byWord(lists: Readonly<Record<TaskResult, readonly string[]>>): ReadonlyMap<string, TaskResult> {
  const results: readonly TaskResult[] = ['Success', 'Partial', 'Failed', 'Skipped'];
  return new Map(results.flatMap((result) => lists[result].map((word): [string, TaskResult] => [word, result])));
}

const resultsByWord = byWord(synonyms);
const resultsByPicture = byWord(pictures);
const longestFirst = [...resultsByWord.keys()].sort((a, b) => b.length - a.length);

const word = new RegExp(`(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'iuy');
const picture = new RegExp(`(?:${[...resultsByPicture.keys()].join('|')})\\uFE0F?`, 'uy');

/** A result that is written at an offset of a text, and where it ends. */
export interface FoundResult {
  readonly result: TaskResult;
  readonly end: number;
  /** Whether it is one of the four words of the format. */
  readonly isOwn: boolean;
}

/** The result whose word begins exactly at `offset`. */
export function resultWordAt(text: string, offset: number): FoundResult | undefined {
  word.lastIndex = offset;
  const found = word.exec(text)?.[0].toLowerCase();
  const result = found === undefined ? undefined : resultsByWord.get(found);
  return result && found !== undefined
    ? { result, end: word.lastIndex, isOwn: found === result.toLowerCase() }
    : undefined;
}

/** The result whose picture begins exactly at `offset`. */
export function resultPictureAt(text: string, offset: number): FoundResult | undefined {
  picture.lastIndex = offset;
  const found = picture.exec(text)?.[0].replace('\uFE0F', '');
  const result = found === undefined ? undefined : resultsByPicture.get(found);
  return result ? { result, end: picture.lastIndex, isOwn: false } : undefined;
}
