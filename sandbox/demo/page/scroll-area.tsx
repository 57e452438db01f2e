import type { ReactNode, RefObject } from 'react';

interface Props {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
  /** `log` for what grows at its end, which a screen reader then reads out. */
  readonly role?: 'log';
  readonly ref?: RefObject<HTMLElement | null>;
}

/** A part of the page that scrolls by itself, also by keyboard. */
export function ScrollArea({ className, label, children, role, ref }: Props): ReactNode {
  return (
    <section className={className} role={role} aria-label={label} ref={ref} tabIndex={0}>
      {children}
    </section>
  );
}
