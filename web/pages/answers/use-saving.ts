import { useState } from 'react';
import type { BriefingView } from '../../../src/model/briefing-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { api } from '../../api.ts';
import { useSaveBriefing } from '../../briefing-queries.ts';
import { at } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

interface Asked {
  code: string;
  body: string;
  /** the version that the text was made from */
  seen: number;
  changed: boolean;
  onSaved: (view: BriefingView) => void;
  /** somebody else has saved: the text is now worked on from this version */
  onGoOn: (version: number) => void;
}

/** Saving a text as the next version, with a note of what changed. */
export function useSaving({ code, body, seen, changed, onSaved, onGoOn }: Asked) {
  const { district } = useSession();
  const { t } = useWords();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const save = useSaveBriefing(code);
  const run = () => {
    if (!changed || save.isPending) return;
    save.mutate(
      { body, seen, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: (view) => {
          setNote('');
          announce(t('answers.saved', { n: view.version }));
          onSaved(view);
        },
      },
    );
  };
  /** on top of what somebody else saved in between */
  const goOn = async () => {
    const path = `/briefings/${encodeURIComponent(code)}`;
    const { version } = await api.get<BriefingView>(at(district, path));
    save.reset();
    onGoOn(version);
  };
  return {
    note,
    setNote,
    run,
    goOn,
    isPending: save.isPending,
    error: save.error,
    isLate: save.error?.is('conflict.briefing') ?? false,
  };
}
export type Saving = ReturnType<typeof useSaving>;
