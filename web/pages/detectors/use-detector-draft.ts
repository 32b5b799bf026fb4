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
  const [last, setLast] = useState(() => kept<KeptDraft>(name));
  // a draft that says what is in force is none: it was published, perhaps in another window
  const held = last && !sameSettings(last.draft, detector) ? last : undefined;
  const put = (next: KeptDraft | undefined) => {
    setLast(next);
    keep(name, next);
  };
  return {
    draft: held?.draft ?? detector,
    seen: held?.seen ?? version,
    isStale: held !== undefined && !sameSettings(held.base, detector),
    change: (draft) => put({ seen: held?.seen ?? version, base: held?.base ?? detector, draft }),
    drop: () => put(undefined),
    ontoCurrent: () => held && put({ seen: version, base: detector, draft: held.draft }),
  };
}
