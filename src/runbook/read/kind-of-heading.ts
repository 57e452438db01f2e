import { labelKey } from '../markdown/table-rows.js';
import { contactHeading } from './contact-side.js';
import { type HeadingKind, sectionOf } from './heading-kind.js';

/** Headings as the format writes them, so that most need no closer look. */
const asDefined: ReadonlyMap<string, HeadingKind> = new Map<string, HeadingKind>([
  ['gitlabcontacts', 'gitlabContacts'],
  ['customercontacts', 'customerContacts'],
  ['precallchecklist', 'preCall'],
  ['runbooktasks', 'tasks'],
  ['rollbackplan', 'rollbackPlan'],
  ['postcallchecklist', 'postCall'],
]);

/** What the words of a heading begin. `### GitLab` is about contacts only if a contacts table follows. */
export function kindOfHeading(text: string, isBeforeContacts: () => boolean): HeadingKind {
  if (!mayNameSection(text)) return undefined;
  const kind = asDefined.get(labelKey(text)) ?? sectionOf(text);
  if (kind !== undefined) return kind;
  const { side, saysContacts } = contactHeading(text);
  if (side === undefined || !(saysContacts || isBeforeContacts())) return undefined;
  return side === 'gitlab' ? 'gitlabContacts' : 'customerContacts';
}

/** Whether a line has a word in it that headings of the format have: reading a line as a heading takes time. */
export function mayNameSection(markdown: string): boolean {
  return /gitlab|customer|client|kunde|call|task|roll|retro|mortem|follow|action|lessons|example/i.test(markdown);
}
