import type { ReactNode } from 'react';

/** A person's initial, or the app's sign. */
export function Avatar({ name, isApp = false }: { readonly name: string; readonly isApp?: boolean }): ReactNode {
  const tint = isApp ? 'app' : `tint-${sumOf(name) % 6}`;
  return (
    <span className={`avatar ${tint}`} aria-hidden="true">
      {isApp ? '✓' : name.slice(0, 1)}
    </span>
  );
}

/** Spreads names over the tints, always in the same way. */
function sumOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
