import { useMemo } from 'react';
import type { Programme } from '../src/model/programme.ts';
import { useSession } from './session.tsx';

export interface Opening {
  programme: Programme;
  /** types of the acts with which one of my roles opens a record */
  types: string[];
}

/** The programmes that I can open records of. The server decides again when it happens. */
export function useOpeningActs(): Opening[] {
  const { declared, roles } = useSession();
  return useMemo(
    () =>
      declared.programmes
        .map((programme) => ({
          programme,
          types: Object.entries(programme.acts)
            .filter(
              ([, act]) =>
                act.from === 'new' && act.byHand && act.by.some((role) => roles.includes(role)),
            )
            .map(([type]) => type),
        }))
        .filter(({ types }) => types.length > 0),
    [declared, roles],
  );
}
