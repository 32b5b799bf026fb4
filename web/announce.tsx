import { createContext, use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

const AnnounceContext = createContext<(words: string) => void>(() => {});

/** Says what changed to screen readers, without moving the focus. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useMemo(
    () => (words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="for-readers" role="status" aria-live="polite">
        {/* the same words twice are said twice */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </AnnounceContext>
  );
}

export const useAnnounce = (): ((words: string) => void) => use(AnnounceContext);
