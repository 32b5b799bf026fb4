import type { ReactNode } from 'react';

/** Nothing here: why, and what can be done about it. */
export function Empty(props: { why: string; what?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-why">{props.why}</p>
      {props.what && <p className="empty-what">{props.what}</p>}
      {props.children && <div className="empty-do">{props.children}</div>}
    </div>
  );
}
