import { type ReactNode, useRef, useState } from 'react';
import { asObjects, asText, isObject, type JsonObject } from '../../../slack/json.js';
import { useDemoState } from '../demo-state-context.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useSurface } from './surface-context.js';
import { wordsOf } from './text.js';

/** A menu behind three dots. */
export function Overflow({ block, element }: { readonly block: JsonObject; readonly element: JsonObject }): ReactNode {
  const { use, busy } = useSurface();
  const { follow } = useDemoState();
  const menu = useRef<HTMLDetailsElement>(null);
  const [asking, setAsking] = useState<JsonObject>();
  const choose = (option: JsonObject) => {
    setAsking(undefined);
    if (asText(option.url) !== '') follow(asText(option.url));
    void use(asText(block.block_id), asText(element.action_id), asText(option.value));
  };
  const click = (option: JsonObject) => {
    if (menu.current) menu.current.open = false;
    if (isObject(element.confirm)) setAsking(option);
    else choose(option);
  };
  return (
    <details className="overflow" ref={menu}>
      <summary aria-label={asText(element.accessibility_label) || 'More'} className="slack-button">
        ⋯
      </summary>
      <ul>
        {asObjects(element.options).map((option) => (
          <li key={asText(option.value)}>
            <button type="button" disabled={busy !== undefined} onClick={() => click(option)}>
              {wordsOf(option.text)}
              {option.description !== undefined && <small>{wordsOf(option.description)}</small>}
            </button>
          </li>
        ))}
      </ul>
      {asking && isObject(element.confirm) && (
        <ConfirmDialog confirm={element.confirm} yes={() => choose(asking)} no={() => setAsking(undefined)} />
      )}
    </details>
  );
}
