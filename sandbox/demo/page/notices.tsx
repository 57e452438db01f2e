import type { ReactNode } from 'react';
import type { Notice } from './use-notices.js';

interface Props {
  readonly notices: readonly Notice[];
  readonly dismiss: (id: number) => void;
}

/** Notices, until they are put away. */
export function Notices({ notices, dismiss }: Props): ReactNode {
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ id, text }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          <button type="button" className="plain" aria-label="Put the notice away" onClick={() => dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
