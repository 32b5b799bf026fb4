import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { RecordLine, Today } from '../../src/model/view.ts';
import { ActDrawer } from '../components/act-drawer.tsx';
import { meaningOf } from '../components/clock-mark.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RecordRow } from '../components/record-row.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { useHeldRow } from '../held-row.ts';
import { useKeys } from '../keys.tsx';
import { useToday } from '../queries.ts';
import { queryOf } from '../record-query.ts';
import { useActKeys, useRowWork } from '../row-work.tsx';
import { useSession } from '../session.tsx';
import { useNow, useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import './today/today.css';

type Section = Today['sections'][number];

/** A row may wait for two reasons: the same record in another section is another place to stand. */
const placeOf = (section: Section, row: RecordLine) => `${section.code} ${row.record}`;

/** What waits for me, by the time that is left. */
export function TodayPage() {
  const { district } = useSession();
  const { t } = useWords();
  const times = useTimes();
  const { data, error, refetch } = useToday(district);
  const simulated = data?.sections.some((section) => section.rows.some((row) => row.simulated));
  return (
    <>
      <PageHead
        title={t('today.title')}
        beside={
          data && (
            <>
              {t('today.at', { time: times.time(data.at) })} {simulated && <SimulatedMark page />}
            </>
          )
        }
        actions={<Link to={`/${district}/demands`}>{t('today.to-list')}</Link>}
      />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && <Sections today={data} />}
    </>
  );
}

function Sections({ today }: { today: Today }) {
  const { district } = useSession();
  const { t } = useWords();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const work = useRowWork();
  const filled = useMemo(() => today.sections.filter(({ total }) => total > 0), [today]);
  const stops = useMemo(
    () =>
      filled.flatMap((section) => section.rows.map((row) => ({ at: placeOf(section, row), row }))),
    [filled],
  );
  // the cursor stays where it was when its row has gone: on the next one
  const [lastIndex, setLastIndex] = useState(0);
  const [wanted, setWanted] = useHeldRow(params.get('row') ?? undefined);
  const found = stops.findIndex(({ at }) => at === wanted);
  const index = found >= 0 ? found : Math.min(lastIndex, stops.length - 1);
  const here = stops[index];
  const move = (by: number) => {
    const to = Math.min(stops.length - 1, Math.max(0, index + by));
    const next = stops[to];
    if (!next) return;
    setLastIndex(to);
    setWanted(next.at);
    setParams({ row: next.at }, { replace: true });
    document.getElementById(next.at)?.scrollIntoView({ block: 'nearest' });
  };
  const actKeys = useActKeys([...new Set(stops.map(({ row }) => row.programme))]);
  useKeys(t('keys.list'), [
    { key: 'j', says: t('keys.next'), run: () => move(1) },
    { key: 'k', says: t('keys.previous'), run: () => move(-1) },
    {
      key: 'Enter',
      says: t('keys.open'),
      run: () => here && void navigate(`/${district}/demands/${here.row.record}`),
    },
    { key: 'a', says: t('keys.act'), run: () => work.act(here?.row) },
    ...actKeys.map(({ key, says }) => ({ key, says, run: () => void work.press(here?.row, key) })),
    { key: '/', says: t('keys.search'), run: () => void navigate(`/${district}/demands?find`) },
  ]);

  if (filled.length === 0)
    return (
      <Empty why={t('today.clear')} what={t('today.clear-what')}>
        <Link to={`/${district}/demands`}>{t('today.to-list')}</Link>
      </Empty>
    );
  const clear = today.sections.filter(({ total }) => total === 0);
  return (
    <>
      {filled.map((section) => (
        <TodaySection key={section.code} section={section}>
          {section.rows.map((row) => {
            const at = placeOf(section, row);
            return (
              <li key={row.record} id={at} aria-current={at === here?.at ? 'true' : undefined}>
                <RecordRow row={row} here={at === here?.at} offer={work.offer(row)} />
              </li>
            );
          })}
        </TodaySection>
      ))}
      {clear.length > 0 && <ClearSections sections={clear} />}
      <ActDrawer asked={work.asked} onClose={work.close} />
    </>
  );
}

function TodaySection({ section, children }: { section: Section; children: React.ReactNode }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const now = useNow();
  const late = section.rows.filter((row) => meaningOf(row.clock, now) === 'late').length;
  const soon = section.rows.filter((row) => meaningOf(row.clock, now) === 'soon').length;
  const all = `/${district}/demands?${queryOf(section.filter)}`;
  return (
    <section className="today-section" aria-labelledby={section.code}>
      <header>
        <h2 id={section.code}>{l(section.label)}</h2>
        <Link to={all} className="figures">
          {t('today.all', { n: section.total })}
        </Link>
        {late > 0 && <span className="clock-late clock">{t('today.late', { n: late })}</span>}
        {soon > 0 && <span className="clock-soon clock">{t('today.soon', { n: soon })}</span>}
      </header>
      <ul>{children}</ul>
    </section>
  );
}

/** Sections in which nothing waits are named, so that nobody wonders. */
function ClearSections({ sections }: { sections: Section[] }) {
  const { t, l, list } = useWords();
  return (
    <p className="today-clear">
      {t('today.section-clear', { names: list(sections.map((section) => l(section.label))) })}
    </p>
  );
}
