import { useState } from 'react';
import type { Detector } from '../../../src/model/detector.ts';
import type { DetectorView } from '../../../src/model/foresight-view.ts';
import { keep, kept } from '../../kept.ts';
import { useSession } from '../../session.tsx';
import { sameSettings } from './detector-changes.ts';

/** A draft with what it was begun on: the version that the person saw, and its settings. */
interface KeptDraft {
  seen: number;
  base: Detector;
  draft: Detector;
}

export interface DetectorDraftDesk {
  draft: Detector;
  /** version that the draft stands on */
  seen: number;
  /** others have changed the detector since the draft was begun */
  isStale: boolean;
  change(next: Detector): void;
  drop(): void;
  /** keeps the draft and stands it on what is in force now */
  ontoCurrent(): void;
}

/** The draft of a detector, kept in this browser, so that nothing is lost. */
export function useDetectorDraft({ detector, version }: DetectorView): DetectorDraftDesk {
  const { district } = useSession();
  const name = `detector.${district}.${detector.code}`;
  const [held, setHeld] = useState(() => kept<KeptDraft>(name));
  const put = (next: KeptDraft | undefined) => {
    setHeld(next);
    keep(name, next);
  };
  return {
    draft: held?.draft ?? detector,
    seen: held?.seen ?? version,
    isStale: held !== undefined && !sameSettings(held.base, detector),
    change: (draft) => {
      const base = held?.base ?? detector;
      // a draft that came back to where it began is none
      put(sameSettings(base, draft) ? undefined : { seen: held?.seen ?? version, base, draft });
    },
    drop: () => put(undefined),
    ontoCurrent: () => held && put({ seen: version, base: detector, draft: held.draft }),
  };
}
