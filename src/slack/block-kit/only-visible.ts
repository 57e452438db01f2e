import { visibleText } from '../../runbook/visible-text.js';

/** Slack refuses a text object or element whose text is empty. */
const nothingVisible = '(nothing that can be seen)';

/** Block Kit, or a part of it, with all its texts as `visibleText` has them: what is sent to Slack, as JSON. */
export function onlyVisible<Part extends object>(part: Part): Part {
  return JSON.parse(JSON.stringify(part), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const visible = visibleText(value);
    return visible === '' && value !== '' && key === 'text' ? nothingVisible : visible;
  });
}
