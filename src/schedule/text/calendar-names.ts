/**
 * The months in English, German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian languages, in full and as
 * they are abbreviated, without accents. Left out is what means another month, or a day, elsewhere.
 */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'januari', 'janvier', 'janv', 'enero', 'ene', 'gennaio', 'janeiro', 'janner'],
  ['feb', 'february', 'februar', 'februari', 'fevrier', 'fevr', 'febrero', 'febbraio', 'fevereiro', 'fev'],
  ['mar', 'march', 'marz', 'mrz', 'mars', 'marzo', 'marco', 'maart', 'mrt', 'marts'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mag', 'maio', 'mei', 'maj'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'giugno', 'giu', 'junho'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'julho'],
  ['aug', 'august', 'aout', 'agosto', 'ago', 'augustus', 'augusti'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['oct', 'october', 'okt', 'oktober', 'octobre', 'octubre', 'ottobre', 'ott', 'outubro', 'out'],
  ['nov', 'november', 'novembre', 'noviembre', 'novembro'],
  ['dec', 'december', 'dez', 'dezember', 'decembre', 'diciembre', 'dic', 'dicembre', 'dezembro'],
];

/** Monday first, as in ISO 8601. A French or Spanish `mar` is a month here; a weekday in full is always one. */
const WEEKDAYS: readonly (readonly string[])[] = [
  [
    'mon',
    'monday',
    'montag',
    'lundi',
    'lun',
    'lunes',
    'lunedi',
    'segunda-feira',
    'maandag',
    'mandag',
    '月',
    '月曜',
    '月曜日',
  ],
  [
    'tue',
    'tues',
    'tuesday',
    'dienstag',
    'mardi',
    'martes',
    'martedi',
    'terca-feira',
    'dinsdag',
    'tirsdag',
    '火',
    '火曜',
    '火曜日',
  ],
  [
    'wed',
    'weds',
    'wednesday',
    'mittwoch',
    'mercredi',
    'mer',
    'miercoles',
    'mercoledi',
    'quarta-feira',
    'woensdag',
    'onsdag',
    '水',
    '水曜',
    '水曜日',
  ],
  [
    'thu',
    'thur',
    'thurs',
    'thursday',
    'donnerstag',
    'jeudi',
    'jeu',
    'jueves',
    'giovedi',
    'quinta-feira',
    'donderdag',
    'torsdag',
    '木',
    '木曜',
    '木曜日',
  ],
  [
    'fri',
    'friday',
    'freitag',
    'vendredi',
    'ven',
    'viernes',
    'venerdi',
    'sexta-feira',
    'vrijdag',
    'fredag',
    '金',
    '金曜',
    '金曜日',
  ],
  [
    'sat',
    'saturday',
    'samstag',
    'sonnabend',
    'samedi',
    'sabado',
    'sabato',
    'zaterdag',
    'lordag',
    '土',
    '土曜',
    '土曜日',
  ],
  ['sun', 'sunday', 'sonntag', 'dimanche', 'domingo', 'domenica', 'zondag', 'sondag', '日', '日曜', '日曜日'],
];

/** Matches the name of a month; sources of regular expressions, to be put together with the flag `i`. */
export const MONTH_NAME = alternatives(MONTHS);
export const WEEKDAY_NAME = alternatives(WEEKDAYS);

const MONTH_NUMBERS = numbered(MONTHS);
const WEEKDAY_NUMBERS = numbered(WEEKDAYS);

/** 1 to 12. */
export function monthNumber(name: string): number {
  return MONTH_NUMBERS.get(name.toLowerCase()) ?? 0;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayNumber(name: string): number {
  return WEEKDAY_NUMBERS.get(name.toLowerCase()) ?? 0;
}

/** The longest first, so that `Mar` does not end where `March` goes on. */
function alternatives(names: readonly (readonly string[])[]): string {
  return names
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}

function numbered(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((alike, place) => alike.map((name) => [name, place + 1] as const)));
}
