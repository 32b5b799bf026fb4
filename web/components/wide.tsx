import type { ReactNode } from 'react';

export interface WideProps {
  /** what scrolls, for screen readers */
  label: string;
  /** below this the content scrolls sideways instead of being squeezed, pixels */
  least: number;
  /** scrolls up and down within itself, with its head in sight */
  tall?: boolean;
  children: ReactNode;
}

/** Holds a table that may be wider than the page. Takes the focus, so that arrow keys scroll it. */
export function Wide({ label, least, tall = false, children }: WideProps) {
  return (
    <div
      className={tall ? 'wide wide-tall' : 'wide'}
      role="group"
      aria-label={label}
      // a region that scrolls must be reachable by keyboard
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div style={{ minWidth: least }}>{children}</div>
    </div>
  );
}
