import { clickable } from '../../runbook/clickable.js';
import { linkOf } from '../../runbook/link-of.js';
import type { Written } from '../../runbook/runbook.js';
import type { Link } from './safe-fields.js';

/** What a runbook writes as a link, with the address that it leads to if it may be clicked in Slack. */
export function readLink(written: Written | undefined): Link {
  if (!written) return { text: '', url: undefined };
  return { text: written.text, url: clickable(linkOf(written)) };
}
