import { useMemo } from 'react';
import { usePlaceNames } from '../../components/place-name.tsx';
import { useSession } from '../../session.tsx';
import type { RuleLookups } from './rule-in-words.ts';

/** Names of the codes that dispatch rules use, from the declarations of the district. */
export function useRuleLookups(): RuleLookups {
  const { declared } = useSession();
  const { places } = usePlaceNames();
  return useMemo(
    () => ({
      categories: new Map(declared.categories.map(({ code, label }) => [code, label])),
      places: new Map([...places].map(([code, { label }]) => [code, label])),
      channels: new Map(declared.channels.map(({ code, label }) => [code, label])),
    }),
    [declared, places],
  );
}
