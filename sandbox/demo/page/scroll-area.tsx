import type { ReactNode, RefObject } from 'react';

interface Props {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
  /** `log` for what grows at its end, which a screen reader then reads out. */
  readonly role?: 'log' | 'region';
  readonly ref?: RefObject<HTMLDivElement | null>;
}

/** A part of the page that scrolls by itself, also by keyboard. */
export function ScrollArea({ className, label, children, role = 'region', ref }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={className} role={role} aria-label={label} ref={ref} tabIndex={0}>
      {children}
    </div>
  );
}
