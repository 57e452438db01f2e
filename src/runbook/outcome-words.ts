import type { TaskResult } from './runbook.js';

/** What people write instead of the four results, in lower case. Documented in docs/runbook-format.md. */
const synonyms: Readonly<Record<TaskResult, readonly string[]>> = {
  Success: [
    ...['success', 'successful', 'successfully', 'succeeded', 'done', 'ok', 'okay', 'complete', 'completed', 'pass'],
    ...['passed', 'erfolg', 'erfolgreich', 'erledigt', 'succès', 'réussi', 'fait', 'éxito', 'exitoso', 'hecho'],
    ...[
      'finished',
      'fertig',
      'reussi',
      'succes',
      'terminé',
      'exito',
      'completado',
      'sucesso',
      'concluído',
      'successo',
      'riuscito',
    ],
    ...['gelukt', '成功', '完了', '성공', 'успешно'],
  ],
  Partial: [
    ...[
      'partial',
      'partially',
      'partly',
      'partial success',
      'partial failure',
      'partially done',
      'partially completed',
    ],
    ...['partially successful', 'teilweise', 'teilweise erfolgreich', 'teilerfolg', 'partiel', 'parcial', '部分成功'],
  ],
  Failed: [
    ...['failed', 'fail', 'failure', 'unsuccessful', 'error', 'fehlgeschlagen', 'gescheitert', 'fehler'],
    ...['not successful', 'no success', 'not ok', 'nok', 'aborted', 'nicht erfolgreich', 'échec', 'echec', 'échoué'],
    ...['fallido', 'falló', 'falha', 'fallito', 'mislukt', '失敗', '失败', '실패', 'ошибка'],
  ],
  Skipped: [
    ...[
      'skipped',
      'skip',
      'n/a',
      'n.a.',
      'na',
      'not run',
      'not executed',
      'not applicable',
      'not needed',
      'not required',
      'übersprungen',
      'entfällt',
    ],
    ...['nicht nötig', 'sans objet', 'ignoré', 'omitido', 'no aplica'],
  ],
};

/** Pictures that say a result by themselves, as characters and as GitLab's short codes. */
const pictures: Readonly<Record<TaskResult, readonly string[]>> = {
  Success: [
    '✅',
    '☑',
    '✔',
    '✓',
    '👍',
    ':thumbsup:',
    ':+1:',
    ':white_check_mark:',
    ':heavy_check_mark:',
    ':ballot_box_with_check:',
  ],
  Partial: [],
  Failed: ['❌', '✖', '✗', '✘', '👎', ':thumbsdown:', ':-1:', ':x:', ':heavy_multiplication_x:'],
  Skipped: ['⏭', '⏩', ':track_next:', ':next_track_button:', ':fast_forward:'],
};

function byWord(lists: Readonly<Record<TaskResult, readonly string[]>>): ReadonlyMap<string, TaskResult> {
  const results: readonly TaskResult[] = ['Success', 'Partial', 'Failed', 'Skipped'];
  return new Map(results.flatMap((result) => lists[result].map((word): [string, TaskResult] => [word, result])));
}

const resultsByWord = byWord(synonyms);
const resultsByPicture = byWord(pictures);
const longestFirst = [...resultsByWord.keys()].sort((a, b) => b.length - a.length);

/** As a pattern that only matches this text. */
function literal(text: string): string {
  return text.replace(/[.+]/g, '\\$&');
}

const word = new RegExp(`(?:${longestFirst.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'iuy');
const picture = new RegExp(`(?:${[...resultsByPicture.keys()].map(literal).join('|')})\\uFE0F?`, 'uy');

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
