import { type ReactNode, useState } from 'react';
import { asText, isObject, type JsonObject } from '../../../slack/json.js';
import { useDemoState } from '../demo-state-context.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useSurface } from './surface-context.js';
import { wordsOf } from './text.js';

/** A button. It shows that it waits until the app has acknowledged, asks first if the app wants that, and may be a link. */
export function ActionButton({
  block,
  element,
}: {
  readonly block: JsonObject;
  readonly element: JsonObject;
}): ReactNode {
  const { use, busy } = useSurface();
  const { follow } = useDemoState();
  const [asking, setAsking] = useState(false);
  const blockId = asText(block.block_id);
  const actionId = asText(element.action_id);
  const url = asText(element.url);
  const isBusy = busy === `${blockId} ${actionId}`;
  const press = async () => {
    setAsking(false);
    if (url !== '') follow(url);
    await use(blockId, actionId, null);
  };
  return (
    <>
      <button
        type="button"
        className={`slack-button ${asText(element.style)}`}
        aria-busy={isBusy}
        disabled={busy !== undefined}
        aria-label={asText(element.accessibility_label) || undefined}
        onClick={() => (isObject(element.confirm) ? setAsking(true) : void press())}
      >
        {isBusy && <span className="spinner" aria-hidden="true" />}
        {wordsOf(element.text)}
        {url !== '' && <span aria-hidden="true"> ↗</span>}
      </button>
      {asking && isObject(element.confirm) && (
        <ConfirmDialog confirm={element.confirm} yes={() => void press()} no={() => setAsking(false)} />
      )}
    </>
  );
}
