import type { Written } from './runbook.js';

const webAddress = /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;
const hostAndPath = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/i;

/**
 * The web address that a place names: the target of a link, or the text itself where it is an address. A scheme that
 * the author left out (`example.zoom.com/my/meeting`) is taken to be `https`. Anything else is `undefined`.
 */
export function linkOf(written: Written): string | undefined {
  return [written.url ?? '', written.text].map(toWebAddress).find((address) => address !== undefined);
}

function toWebAddress(text: string): string | undefined {
  if (webAddress.test(text)) return text;
  return hostAndPath.test(text) ? `https://${text}` : undefined;
}
