import { bareHeading, longestHeading } from './heading-kind.js';

/** Whose people somebody belongs to, as far as a text says it for certain. */
export type Side = 'gitlab' | 'customer' | undefined;

const formatContact =
  /^(?:contacts?|attendees?|participants?|people|persons?|team|teams|side|staff|members?|invitees?|representatives?)$/;

/** Words beside `GitLab` and a word for contacts that leave no doubt whose contacts they are. */
const fillers = /^(?:the|on|from|of|at|in|call|our|internal|inc|list|table|who|is|are|attending|joining)$/;

const customers = /^(?:customers?|clients?|kunden?)$/;

/** What a heading says of the people under it, and whether it is about people at all. */
export interface ContactHeading {
  readonly side: Side;
  /** Whether it has a word such as "contacts"; `### GitLab` alone may be about anything. */
  readonly saysContacts: boolean;
}

/**
 * Whose contacts stand under a heading. GitLab's only if it says `GitLab` and no word that could mean somebody else:
 * neither `Acme's GitLab contacts` nor `GitLab and customer contacts` is certain.
 */
export function contactHeading(text: string): ContactHeading {
  if (text.length > longestHeading) return { side: undefined, saysContacts: false };
  const words = wordsOf(bareHeading(text));
  const saysContacts = words.some((word) => formatContact.test(word));
  const isGitlab = words.includes('gitlab');
  const isCustomer = words.some((word) => customers.test(word));
  const isClear = words.every((word) => word === 'gitlab' || formatContact.test(word) || fillers.test(word));
  if (isGitlab && isClear) return { side: 'gitlab', saysContacts };
  return { side: isCustomer && !isGitlab ? 'customer' : undefined, saysContacts };
}

const introduction =
  /^(?:gitlab|there|will|be|attends?|joins?|us|following|these|this|below|names?|roles?|and|their|to|with|during|as|please|fill|in|out|for)$/;

/** Whether a line only introduces a table, such as "Who is there:", and names nobody whose people these could be. */
export function isIntroduction(text: string): boolean {
  return wordsOf(text).every((word) => introduction.test(word) || formatContact.test(word) || fillers.test(word));
}

/** Whose somebody is according to a cell of a column such as Company. */
export function sideInCell(text: string): Side {
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  return words.includes('gitlab') && words.every((word) => word === 'gitlab' || fillers.test(word))
    ? 'gitlab'
    : 'customer';
}

function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, longestHeading)
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const customerRole =
  /^(?:the\s+)?(?:customers?|clients?)(?:['’]s)?\b(?![\s-]+(?:success|support|communications?|comms|liaison|facing|reply|experience|service|relations?)\b)/i;
const customerAnywhere = /\b(?:customers?|clients?)\b/i;
const ofCustomer =
  /\b(?:(?:from|at)\s+(?:the\s+)?(?:customer|client)|(?:customer|client)(?:['’]s)?\s+side|employee of)\b/i;

/** An e-mail address of somebody who is not from GitLab. */
const foreignAddress = /[\w.+-]@(?!(?:[\w-]{1,60}\.){0,5}gitlab\.com\b)[\w-]{1,60}\.[a-z]/i;

/** The text of a row's cells. */
export interface ContactCells {
  readonly name: string;
  readonly role: string;
  readonly description: string;
}

/**
 * Whether a row says that somebody may be the customer's, whatever the heading above says: `Tom (Acme)`, the role
 * `Customer DBA`, `Acme's administrator`.
 * @param customer the customer's name, as `customerOf` gives it
 */
export function mayBeCustomers({ name, role, description }: ContactCells, customer: string | undefined): boolean {
  const [who, what, more] = [name, role, description].map((text) => text.slice(0, longestCell));
  if (foreignAddress.test(who ?? '')) return true;
  const all = `${who}\n${what}\n${more}`.toLowerCase();
  const namesCustomer = customer !== undefined && all.includes(customer);
  if (!namesCustomer && !/customer|client|employee/.test(all)) return false;
  if (customerAnywhere.test(who ?? '') || customerRole.test(what ?? '') || customerRole.test(more ?? '')) return true;
  if (ofCustomer.test(what ?? '') || ofCustomer.test(more ?? '')) return true;
  if (customer === undefined) return false;
  return mentions(who ?? '', customer) || beginsWith(what ?? '', customer) || beginsWith(more ?? '', customer);
}

/** In UTF-16 code units; more of a cell is not looked through. */
const longestCell = 500;

/** The customer in a runbook's name (`Acme Corp - Enforce 2FA` → `acme`); `undefined` when it says none that is of use. */
export function customerOf(name: string | undefined): string | undefined {
  const [side = '', ...rest] = (name ?? '').slice(0, longestCell).split(/\s[-–—]\s/);
  const word = wordsOf(side).find((each) => !/^(?:the|a|an|mr|ms|st)$/.test(each));
  return rest.length === 0 || word === undefined || word.length < 3 || word === 'gitlab' ? undefined : word;
}

/** Whether a text begins with the customer's name and so is no person's: a row `Acme Corp` above Acme's people. */
export function namesOnly(text: string, customer: string | undefined): boolean {
  return customer !== undefined && wordsOf(text)[0] === customer;
}

function mentions(text: string, customer: string): boolean {
  return wordsOf(text).includes(customer);
}

function beginsWith(text: string, customer: string): boolean {
  return (
    wordsOf(text)[0] === customer ||
    new Set(
      text
        .toLowerCase()
        .split(/\s(?:from|at)\s+/)
        .slice(1)
        .flatMap((rest) => wordsOf(rest).slice(0, 1)),
    ).has(customer)
  );
}
