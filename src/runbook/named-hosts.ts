import { withoutInvisible } from './visible-text.js';

/** What ends an address in running text. */
const separators = /[\s<>()[\]{}"'`|,;!]+/;

/** Names of files, which look like hosts: `README.md`, `node.js`. They count only with a scheme or a path. */
const fileNames =
  /\.(?:md|js|mjs|ts|py|rb|sh|go|rs|java|ya?ml|json|txt|log|csv|pdf|png|jpe?g|gif|svg|docx?|xlsx?|zip)$/i;

/**
 * The hosts that a text names, e.g. `zoom.us` for `Zoom: zoom.us/j/1`, as a browser would read them: lower case, other
 * scripts as `xn--…`. What cannot be seen in it, and forms of letters that only look different, do not count.
 */
export function namedHosts(text: string): readonly string[] {
  const words = plain(text).split(separators);
  return [...new Set(words.flatMap((word) => hostOfWord(word.replace(/[.:?]$/, '')) ?? []))];
}

function plain(text: string): string {
  const isAscii = /^[ -~]*$/.test(text);
  return isAscii ? text : withoutInvisible(text).normalize('NFKC').replaceAll('。', '.');
}

function hostOfWord(word: string): string | undefined {
  const hasScheme = /^https?:\/\//i.test(word);
  if (!hasScheme && !looksLikeHost(word)) return undefined;
  const url = urlOf(hasScheme ? word : `https://${word}`);
  return url && hostOf(url);
}

function looksLikeHost(word: string): boolean {
  const [host = ''] = word.split(/[/?#:]/, 1);
  if (host.includes('@') || !/^[\p{L}\p{N}_.-]+$/u.test(host) || !/\.\p{L}{2,}\.?$/u.test(host)) return false;
  return word !== host || !fileNames.test(host);
}

/** An address as a browser would read it; `undefined` when it is none. */
export function urlOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** The host of an address, without the `www.` that leads to the same place. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\./, '');
}

/** Whether some part of a host is written in other letters than a–z; the URL standard turns it into `xn--…`. */
export function isForeignHost(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--'));
}
