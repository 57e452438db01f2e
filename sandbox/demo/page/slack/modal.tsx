import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { asText } from '../../../slack/json.js';
import type { ShownView } from '../../snapshot.js';
import { Avatar } from '../avatar.js';
import { Blocks } from '../block-kit/blocks.js';
import { SurfaceContext, useNewSurface } from '../block-kit/surface-context.js';
import { SurfaceErrors } from '../block-kit/surface-errors.js';
import { useDemoState } from '../demo-state-context.js';
import { ScrollArea } from '../scroll-area.js';

interface Props {
  readonly view: ShownView;
  /** How many views lie on each other. */
  readonly depth: number;
}

/** The modal in front of the person. It covers their Slack, not the rest of the page, which is another world. */
export function Modal({ view, depth }: Props): ReactNode {
  const { act, snapshot } = useDemoState();
  const title = useId();
  const dialog = useRef<HTMLDivElement>(null);
  const name = useMemo(() => ({ kind: 'view', view: view.id }) as const, [view.id]);
  const surface = useNewSurface(name, view.values);
  const [isSubmitting, setSubmitting] = useState(false);
  useModalFocus(dialog);
  const body = useScroll(view);
  const submit = async () => {
    if (isSubmitting) return;
    setSubmitting(true);
    await act({ kind: 'submit', view: view.id, drafts: [...surface.drafts] });
    setSubmitting(false);
  };
  const close = () => void act({ kind: 'close', all: depth === 1 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    <div className="veil">
      <div className="modal" role="dialog" aria-labelledby={title} ref={dialog} tabIndex={-1} onKeyDown={onKeyDown}>
        <header>
          <Avatar name={snapshot.slack.appName} isApp />
          <h2 id={title}>{view.title}</h2>
          <button type="button" className="plain" aria-label="Close the window" onClick={close}>
            ✕
          </button>
        </header>
        {view.notice !== undefined && (
          <p className="notice" role="alert">
            {view.notice}
          </p>
        )}
        <ScrollArea className="modal-body" ref={body} label="Content of the window">
          <SurfaceErrors value={view.errors}>
            <SurfaceContext value={surface}>
              <Blocks blocks={view.blocks} />
            </SurfaceContext>
          </SurfaceErrors>
        </ScrollArea>
        <footer className="dialog-buttons">
          <button type="button" className="slack-button" onClick={close}>
            {view.close}
          </button>
          {view.submit !== undefined && (
            <button
              type="button"
              className="slack-button primary"
              aria-busy={isSubmitting}
              disabled={isSubmitting || surface.busy !== undefined}
              onClick={() => void submit()}
            >
              {isSubmitting && <span className="spinner" aria-hidden="true" />}
              {view.submit}
            </button>
          )}
        </footer>
      </div>
    </div>
  );
}

/** The modal has the focus from its opening to its end, also when what had it went away; then it goes back where it was. */
function useModalFocus(dialog: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      // After the rest of Slack can be focused again.
      setTimeout(() => before instanceof HTMLElement && before.isConnected && before.focus());
    };
  }, [dialog]);
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('[inert]')) dialog.current?.focus();
  });
}

/** Another page of a form begins at its top, and what is wrong with an answer comes into sight. */
function useScroll({ blocks, errors }: ShownView): RefObject<HTMLElement | null> {
  const body = useRef<HTMLElement>(null);
  const first = asText(blocks.find((block) => block.type === 'input')?.block_id);
  const wrong = Object.keys(errors).join(' ');
  useEffect(() => {
    if (first !== '') body.current?.scrollTo({ top: 0 });
  }, [first]);
  useEffect(() => {
    if (wrong !== '') body.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
  }, [wrong]);
  return body;
}
