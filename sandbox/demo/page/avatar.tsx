import type { ReactNode } from 'react';

/** A person's initial, or the app's sign. */
export function Avatar({ name, isApp = false }: { readonly name: string; readonly isApp?: boolean }): ReactNode {
  const tint = isApp ? 'app' : `tint-${name.length % 5}`;
  return (
    <span className={`avatar ${tint}`} aria-hidden="true">
      {isApp ? '✓' : name.slice(0, 1)}
    </span>
  );
}
