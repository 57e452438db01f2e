import { safeInline } from '../../runbook/safe-text.js';

/** No character that could end a Markdown link early, or begin something else. */
const cleanAddress = /^https?:\/\/[^\s<>()\\]+$/;

/** A Markdown link; an address that could end it early, or is none, is shown instead of followed. */
export function safeLink(name: string, address: string): string {
  const text = safeInline(name);
  return cleanAddress.test(address) ? `[${text}](${address})` : `${text} (${safeInline(address)})`;
}

/** An address that is its own name. */
export function safeAddress(address: string): string {
  return cleanAddress.test(address) ? safeLink(address, address) : safeInline(address);
}
