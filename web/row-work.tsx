import { App } from 'antd';
import { useState } from 'react';
import type { RecordLine } from '../src/model/view.ts';
import { useAnnounce } from './announce.tsx';
import { useDoAct } from './do-act.ts';
import { actsOfRow, onePressInput } from './row-acts.ts';
import { useDeclared } from './session.tsx';
import { useWords } from './words.ts';

/**
 * Working on rows without leaving them: what can be done at one press is done, for the rest the
 * act's form opens. `asked` is what the ActDrawer beside the list shows.
 */
export function useRowWork() {
  const words = useDeclared();
  const { t, l } = useWords();
  const { notification } = App.useApp();
  const announce = useAnnounce();
  const doAct = useDoAct();
  const [asked, setAsked] = useState<{ record: string; type: string }>();
  const [busy, setBusy] = useState<string>();

  const start = (row: RecordLine, type: string) => {
    const act = words.programme(row.programme)?.acts[type];
    const input = act && onePressInput(act, row);
    if (!input) return setAsked({ record: row.record, type });
    const said = t('row.done', { act: l(act.label), number: row.number });
    setBusy(row.record);
    doAct.mutate(
      { record: row.record, type, input, seq: row.seq },
      {
        onSuccess: () => {
          announce(said);
          notification.success({ title: said, description: row.title, placement: 'bottomRight' });
        },
        onError: ({ problems }) =>
          notification.error({
            title: row.number,
            description: problems.map((problem) => l(problem.detail)).join('；'),
            placement: 'bottomRight',
            duration: 10,
          }),
        onSettled: () => setBusy(undefined),
      },
    );
  };

  return {
    asked,
    close: () => setAsked(undefined),
    busy,
    start,
    /** opens the form of the act that leads on */
    act: (row: RecordLine | undefined) => {
      const type = row && actsOfRow(words.programme(row.programme), row)[0];
      if (type) setAsked({ record: row.record, type });
    },
    /** does what a key stands for in the row's programme; false when it stands for nothing here */
    press: (row: RecordLine | undefined, key: string): boolean => {
      const acts = (row && words.programme(row.programme)?.acts) ?? {};
      const type = row?.acts.find((one) => acts[one]?.key === key);
      if (row && type) start(row, type);
      return type !== undefined;
    },
    /** what to offer beside a row: the act that leads on, if this person may do it */
    offer: (row: RecordLine) => {
      const programme = words.programme(row.programme);
      const type = actsOfRow(programme, row)[0];
      const act = type === undefined ? undefined : programme?.acts[type];
      if (type === undefined || !act?.primary) return undefined;
      return {
        says: l(act.label),
        keyName: act.key,
        busy: busy === row.record,
        run: () => start(row, type),
      };
    },
  };
}

/** The keys that acts of a programme have, for the shortcuts of a list. */
export function useActKeys(programmes: readonly string[]): { key: string; says: string }[] {
  const words = useDeclared();
  const { l } = useWords();
  const found = new Map<string, string[]>();
  for (const code of programmes)
    for (const act of Object.values(words.programme(code)?.acts ?? {}))
      if (act.key) {
        const says = found.get(act.key) ?? [];
        if (!says.includes(l(act.label))) says.push(l(act.label));
        found.set(act.key, says);
      }
  return [...found].map(([key, says]) => ({ key, says: says.join(' / ') }));
}
