import type { ReactNode } from 'react';
import { useDemoState } from '../demo-state-context.js';

/** A link. The demo stays on this machine, so it decides itself where a link leads. */
export function Link({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactNode {
  const { follow } = useDemoState();
  return (
    <a
      href={/^(https?|mailto):/i.test(url) ? url : '#'}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        follow(url);
      }}
    >
      {children}
    </a>
  );
}
