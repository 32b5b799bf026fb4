import type { ReactNode } from 'react';
import './ledger.css';

/** One fact of a list, in a `dl` of the class `fact-list`; nothing where there is nothing to say. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
