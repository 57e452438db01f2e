import { type ReactNode, useEffect, useId, useRef } from 'react';
import { asText, type JsonObject } from '../../../slack/json.js';
import { Text, wordsOf } from './text.js';

interface Props {
  /** Slack's confirmation dialog object. */
  readonly confirm: JsonObject;
  readonly yes: () => void;
  readonly no: () => void;
}

/** The dialog that asks whether one is sure. */
export function ConfirmDialog({ confirm, yes, no }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={title} onClose={no}>
      <h2 id={title}>{wordsOf(confirm.title) || 'Are you sure?'}</h2>
      <div className="block-text">
        <Text of={confirm.text} />
      </div>
      <div className="dialog-buttons">
        <button type="button" className="slack-button" onClick={no}>
          {wordsOf(confirm.deny) || 'Cancel'}
        </button>
        <button type="button" className={`slack-button ${asText(confirm.style) || 'primary'}`} onClick={yes}>
          {wordsOf(confirm.confirm) || 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
