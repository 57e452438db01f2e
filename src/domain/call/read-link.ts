import type { Written } from '../runbook/runbook.js';
import type { Link } from './safe-fields.js';

/**
 * A link as a runbook writes it: `[Zoom](https://…)`, a bare address, one in backticks, or one without its scheme
 * (`example.zoom.com/my/room`, as on the format's own page). Anything else is text without a link; in particular only
 * http and https ever become links.
 */
export function readLink(written: Written | undefined): Link {
  if (!written) return { text: '', url: undefined };
  const target = /^\[[^\]]*\]\(<?(?<url>[^)\s>]+)>?\)$/.exec(written.markdown)?.groups?.url;
  return { text: written.text, url: readAddress(target ?? written.text) };
}

function readAddress(text: string): string | undefined {
  const address = /^<?(?<inner>[^<>\s]+)>?$/.exec(text.trim())?.groups?.inner;
  if (!address) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // Credentials in an address disguise where it leads (https://gitlab.com@evil.example).
  return isWeb && url.hostname.includes('.') && url.username === '' ? url.href : undefined;
}
