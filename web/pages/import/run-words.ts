import type { ImportRun } from '../../../src/model/view.ts';
import { useQuery } from '@tanstack/react-query';
import type { PersonLine } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { at, keys } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';

/** What can become of a row; the four add up to the rows of a run that is done. */
export const outcomes = [
  { name: 'taken', words: 'import.taken' },
  { name: 'updated', words: 'import.updated' },
  { name: 'unchanged', words: 'import.same' },
  { name: 'rejected', words: 'import.rejected' },
] as const satisfies { name: keyof ImportRun; words: MessageKey }[];

export const runStateWords = {
  running: 'import.state.running',
  done: 'import.state.done',
  failed: 'import.state.failed',
  interrupted: 'import.state.interrupted',
  cancelled: 'import.state.cancelled',
} as const satisfies Record<ImportRun['state'], MessageKey>;

/** Names of what a run only knows by code: its source, and who started it. */
export function useRunNames() {
  const { district, me, may } = useSession();
  const { t } = useWords();
  const declared = useDeclared();
  const people = useQuery({
    queryKey: keys.people(district),
    queryFn: ({ signal }) => api.get<PersonLine[]>(at(district, '/people'), signal),
    enabled: may('people.manage'),
  });
  return {
    source(code: string): string {
      const name = declared.source(code);
      return name === code ? t('import.own-table') : name;
    },
    starter(person: string | null): string {
      if (person === null) return t('import.terminal');
      if (person === me.person) return me.name;
      return people.data?.find((one) => one.person === person)?.name ?? t('import.colleague');
    },
  };
}
