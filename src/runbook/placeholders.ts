import { linkOf } from './link-of.js';
import { keepsPlace, withoutSurroundings } from './placeholder-marks.js';
import type { HeaderField, Written } from './runbook.js';

/** Words that stand for "nothing yet" when they are all that a place says. */
const nothingYet =
  /^@?(?:t\.?b\.?[dac]|todo|to do|fixme|wip|placeholder(?: text)?|change[-_ ]?me|fill (?:me |this )?in|to be (?:determined|decided|defined|confirmed|assigned|announced|agreed|scheduled|named|found|added|written|filled in|set|arranged)(?: (?:with|by|in|on) [\w ]{1,30})?|not (?:yet )?(?:known|assigned|decided|scheduled|agreed)(?: yet)?|unassigned|pending|none yet|x{3,}|-+|[–—]+)\??$/i;

/** The same with what is missing, or until when: `TODO: pick one`, `TBD by Friday`. */
const nothingYetBut =
  /^(?:TB[DAC]|TODO|FIXME)(?:\s*[:(–—?]|\s+-|\s+(?:by|with|on|after|before|once|when|in|soon|next|this|asap|utc)\b)/i;

/** A label that somebody repeated before it: `DRI: TBD`. */
const repeatedLabel = /^[a-z]{2,12}:\s+(?=\S)/i;

/** Lines, dots and question marks, which stand in the place of words. */
const blank = /^@?(?:_[_\s]*|\?+|\.{3,}|…+)$/;

/** Who it says nobody is. */
const nobody = /^(?:n\/?a|none|nobody|no one|noone|unknown|someone|somebody|anyone|anybody)$/i;

/** How all of these begin: most names begin otherwise, and every task and contact has one. */
const mayBeNothing = /^(?:[^a-z]|t\.?b|to ?d|to be|fix|wip|plac|chan|fill|not|unas|pend|none|x{3}|[a-z]{2,12}: )/i;

const mayBeNobody =
  /^(?:[^a-z]|n\/?a|none|no|unkn|some|any|user|hand|name|dri|owner|the|of|your|gitlab|slack|full|goes|here|insert|add|enter)/i;

/** In UTF-16 code units: longer texts say something. */
const longestPlaceholder = 300;

/** Texts of the template, as far as they are made of words that people use, too. */
const templateTexts: Readonly<Record<HeaderField, RegExp>> = {
  name: /\bREQUESTED TASK\b|^(?:[Nn]ame of the |A name from the )?[Rr]unbook(?: [Nn]ame)?$/,
  description: /^a small summary of the work to be done\b|^lorem ipsum\b/i,
  dri: /^the owner of the task and main contact\b|^@?first[-_. ]last$|^@me$/i,
  scheduleAt: /\bYYYY\b|\bDD\b|\bHH:?MM\b|\bXX\b|__|\bTB[DA]\b|^the agreed date and time\b|^waiting for\b/i,
  meetingUrl: /^the zoom meeting url\b/i,
  gitlabIssue: /^#(?:x+|n+|0*)$/i,
};

const customerSide =
  /^(?:the )?(?:customers?|clients?)(?: name)?$|^company name$|^name of (?:the )?(?:customer|client|company)$/i;
const taskSide =
  /^(?:the )?(?:requested )?task(?: name| description| title)?$|^(?:name|description) of (?:the )?task$/i;

interface Words {
  /** One of these must be there. */
  readonly some: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

function words(some: string, others: string): Words {
  return { some: new Set(some.split(' ')), others: new Set(others.split(' ')) };
}

/** A value that is made of nothing but such words is the template's: `@your-gitlab-username`, "Link to the issue". */
const templateWords: Readonly<Record<Exclude<HeaderField, 'name'>, Words>> = {
  description: words(
    'summary description what',
    'a short small brief of the work task your goes here will be done and why text',
  ),
  dri: words('user username handle name dri owner', 'the of your gitlab slack full goes here insert add enter'),
  scheduleAt: words('date time', 'the of your and zone timezone tz utc start call here agreed with'),
  meetingUrl: words('link url address', 'the to for of your zoom meeting call goes here insert paste add enter'),
  gitlabIssue: words(
    'link url address number issue',
    'the to for of this your gitlab created request id goes here insert paste add enter',
  ),
};

/** Addresses that lead nowhere: of the domain that is set aside for examples (RFC 2606), or with an end still to be written. */
const exampleAddress = /^(?:https?:\/\/)?(?:www\.)?example\.(?:com|org|net)(?:[/?#:]|$)/i;
const unfinishedAddress = /[/#](?:x{3,}|n{3,}|tb[dac]|todo|\.{3,}|…)(?=\/?(?:[?#]|$))/i;
const keptInAddress = /https?:\/\/[^\s<>[\]{}]*(<[a-z][^<>]*>|\{+[^{}]+\}+|\[[^[\]]+\])/gi;

/**
 * Whether a header value is text of a template that nobody replaced: `TBD`, `<customer>`, `CUSTOMER - REQUESTED TASK`,
 * `@username`, `YYYY-MM-DD`, `https://example.com/…`. What only looks exemplary (`example.zoom.com`, `@john_doe`) is taken
 * seriously, and so are marks in a text that says more (`kubectl delete pod <pod>`). Of a name one side is enough.
 */
export function isPlaceholder(field: HeaderField, written: Written): boolean {
  const { text, markdown } = written;
  if (markdown.length > longestPlaceholder) return false;
  if (saysNothingYet(written)) return true;
  const bare = withoutSurroundings(text);
  if (templateTexts[field].test(bare)) return true;
  if (field === 'name') return hasOpenSide(text) || hasOpenSide(markdown);
  if (field === 'dri' && nobody.test(bare)) return true;
  if (field !== 'meetingUrl' && field !== 'gitlabIssue') return isMadeOf(bare, templateWords[field]);
  return isOpenAddress(written) || (linkOf(written) === undefined && isMadeOf(bare, templateWords[field]));
}

/** Whether any written place says only that something is still to be written. */
export function saysNothingYet({ text, markdown }: Pick<Written, 'text' | 'markdown'>): boolean {
  if (text.length > longestPlaceholder) return false;
  if (blank.test(text) || keepsPlace(markdown) || keepsPlace(text)) return true;
  if (!mayBeNothing.test(text)) return false;
  const bare = withoutSurroundings(text);
  return nothingYet.test(bare) || nothingYet.test(bare.replace(repeatedLabel, '')) || nothingYetBut.test(bare);
}

/** Whether a written name is nobody's: still to be written, or a word for nobody. */
export function namesNobody(name: Pick<Written, 'text' | 'markdown'>): boolean {
  if (saysNothingYet(name)) return true;
  if (name.text.length > longestPlaceholder || !mayBeNobody.test(name.text)) return false;
  const bare = withoutSurroundings(name.text);
  return nobody.test(bare) || isMadeOf(bare, templateWords.dri);
}

/** Whether a rollback plan is the sentence of the template that explains what to write there. */
export function isTemplateRollback(text: string): boolean {
  return /^in the rollback plan, we provide a link\b/i.test(text);
}

function hasOpenSide(name: string): boolean {
  const sides = name.split(/\s(?:--?|[–—])\s/);
  if (sides.some((side) => saysNothingYet({ text: side.trim(), markdown: side }))) return true;
  if (sides.length < 2) return false;
  return (
    customerSide.test(withoutSurroundings(sides[0] ?? '')) || taskSide.test(withoutSurroundings(sides.at(-1) ?? ''))
  );
}

function isOpenAddress({ text, markdown, url = text }: Written): boolean {
  if ([url, text].some((address) => exampleAddress.test(address) || unfinishedAddress.test(address))) return true;
  return Array.from(markdown.matchAll(keptInAddress), ([, mark = '']) => mark).some(
    (mark) => keepsPlace(mark) || /^(?:\{.*\}|\[.*\])$/.test(mark),
  );
}

function isMadeOf(text: string, { some, others }: Words): boolean {
  const all = text
    .toLowerCase()
    .replace(/'s\b/g, '')
    .split(/[-_.,/\s@]+/)
    .filter((word) => word !== '');
  const known = all.map((word) => word.replace(/(?<=name)\d$/, ''));
  return known.some((word) => some.has(word)) && known.every((word) => some.has(word) || others.has(word));
}
