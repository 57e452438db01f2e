import { type ReactNode, useState } from 'react';
import { Mrkdwn } from './block-kit/mrkdwn.js';
import { useDemoState } from './demo-state-context.js';

/** The guided path: the step that comes next, and how far one is. */
export function GuideStrip(): ReactNode {
  const { guide } = useDemoState().snapshot;
  const [isOpen, setOpen] = useState(true);
  const at = guide.findIndex((step) => !step.done);
  const step = guide[at];
  const count = `${at < 0 ? guide.length : at + 1} of ${guide.length}`;
  return (
    <section className="guide" aria-label="Guided path">
      <span className="step-count">{count}</span>
      {isOpen && (
        <p aria-live="polite">
          {step ? (
            <>
              <strong>{step.title}.</strong> <Mrkdwn text={step.text} />
            </>
          ) : (
            <>
              <strong>That was the path.</strong> If you like, break something: <strong>Kill the app</strong>, switch a
              trouble on, and see that nothing is lost or doubled.
            </>
          )}
        </p>
      )}
      <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide' : 'Guide'}
      </button>
    </section>
  );
}
