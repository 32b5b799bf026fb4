import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ProgrammeLine } from '../../src/model/house-view.ts';
import { api } from '../api.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { PlainTable } from '../components/plain-table.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Time } from '../components/time.tsx';
import { Wide } from '../components/wide.tsx';
import { alertProgramme } from '../foresight.ts';
import { useLinkKeys } from '../link-keys.ts';
import { at } from '../queries.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import '../house-pages.css';

/** What runs here, how much of it, and what is late: each number a door to its records. */
export function ProgrammesPage() {
  const { t } = useWords();
  const { district } = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [district, 'programmes'],
    queryFn: ({ signal }) => api.get<ProgrammeLine[]>(at(district, '/programmes'), signal),
  });
  return (
    <>
      <PageHead title={t('programmes.title')} />
      <p className="quiet">{t('programmes.say')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {isPending && !error && <PageLoading />}
      {data && (data.length === 0 ? <Empty why={t('programmes.none')} /> : <Lines lines={data} />)}
    </>
  );
}

function Lines({ lines }: { lines: readonly ProgrammeLine[] }) {
  const { t } = useWords();
  const group = useLinkKeys<HTMLDivElement>('th a');
  const columns = [
    { key: 'name', says: t('programmes.name') },
    ...Object.entries(columnWords).map(([key, says]) => ({ key, says: t(says), number: true })),
    { key: 'oldest', says: t('programmes.oldest') },
  ];
  return (
    <div ref={group}>
      <Wide label={t('programmes.title')} least={640}>
        <PlainTable
          title={t('programmes.title')}
          columns={columns}
          shown={(cell) => cell}
          rows={lines.map((line) => ({
            key: line.programme,
            cells: [
              <Name key="name" line={line} />,
              <Number key="open" line={line} of="open" query={{ ended: 'false' }} />,
              <Number key="late" line={line} of="late" query={{ due: 'overdue' }} />,
              <Number key="dueThisWeek" line={line} of="dueThisWeek" query={{ due: 'week' }} />,
              <Number key="ended" line={line} of="ended" />,
              line.oldest && <Time key="oldest" at={line.oldest} day />,
            ],
          }))}
        />
      </Wide>
    </div>
  );
}

/** The way to the records of a programme; alerts have a page of their own. */
function useAddress() {
  const { district } = useSession();
  return (programme: string, query: Readonly<Record<string, string>> = {}) =>
    programme === alertProgramme
      ? `/${district}/alerts`
      : `/${district}/demands?${new URLSearchParams({ programme, ...query })}`;
}

function Name({ line: { programme, isCounted } }: { line: ProgrammeLine }) {
  const { t, l } = useWords();
  const { programme: find } = useDeclared();
  const address = useAddress();
  const label = find(programme)?.label;
  return (
    <>
      <Link to={address(programme)}>{label ? l(label) : programme}</Link>
      {isCounted && <small className="quiet programme-counted">{t('programmes.counted')}</small>}
    </>
  );
}

const columnWords = {
  open: 'programmes.open',
  late: 'programmes.late',
  dueThisWeek: 'programmes.week',
  ended: 'programmes.ended',
} as const;

interface NumberProps {
  line: ProgrammeLine;
  of: keyof typeof columnWords;
  query?: Readonly<Record<string, string>>;
}

function Number({ line, of, query }: NumberProps) {
  const { t, l } = useWords();
  const { programme: find } = useDeclared();
  const address = useAddress();
  const n = line[of];
  if (n === null) return <span className="quiet">{t('programmes.few')}</span>;
  const shown = n.toLocaleString('en-US');
  if (!query || line.isCounted || n === 0) return <>{shown}</>;
  const label = find(line.programme)?.label;
  const what = label ? l(label) : line.programme;
  return (
    <Link
      to={address(line.programme, query)}
      aria-label={t('programmes.door', { what, n, column: t(columnWords[of]) })}
      className={of === 'late' ? 'programme-late' : undefined}
    >
      {shown}
    </Link>
  );
}
