import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { JoinedLine, JoinedView } from '../../../src/model/similar-view.ts';
import type { RecordView } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { ActDrawer } from '../../components/act-drawer.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { at, keys } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import './joined-panel.css';

const joinable = 'merge';
const partAct = 'part';

/** The demands that are handled together with this one, the way to part them, and what reporters are told. */
export function JoinedPanel({ view }: { view: RecordView }) {
  const { district } = useSession();
  const words = useDeclared();
  const isJoined = words.programme(view.programme)?.acts[joinable] !== undefined;
  const { data, error, refetch } = useQuery({
    queryKey: keys.joined(district, view.record),
    queryFn: ({ signal }) =>
      api.get<JoinedView>(at(district, `/records/${view.record}/joined`), signal),
    enabled: isJoined,
  });
  if (!isJoined) return null;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!data || (data.into === null && data.joined.length === 0 && data.people < 2)) return null;
  return <JoinedBody view={view} data={data} />;
}

function JoinedBody({ view, data }: { view: RecordView; data: JoinedView }) {
  const { t, l } = useWords();
  const times = useTimes();
  const [parting, setParting] = useState<string>();
  const { into, joined, people, told } = data;
  return (
    <section className="panel joined-panel" aria-labelledby="joined">
      <header>
        <h2 id="joined">{t('joined.title')}</h2>
        {into === null && <span className="quiet">{t('joined.people', { n: people })}</span>}
      </header>
      {into && (
        <>
          <h3>{t('joined.into')}</h3>
          <ul>
            <OneJoined line={into} programme={view.programme} />
          </ul>
        </>
      )}
      {joined.length > 0 && (
        <>
          <h3>{t('joined.members', { n: joined.length })}</h3>
          <ul>
            {joined.map((line) => (
              <OneJoined
                key={line.record}
                line={line}
                programme={view.programme}
                onPart={() => setParting(line.record)}
              />
            ))}
          </ul>
        </>
      )}
      {into && told.length > 0 && (
        <>
          <h3>{t('joined.told')}</h3>
          <ol>
            {told.map(({ number, at: instant, label }) => (
              <li key={`${number} ${instant} ${label.en}`}>
                <time dateTime={instant} className="quiet">
                  {times.time(instant)}
                </time>{' '}
                {l(label)}
                {number !== view.number && (
                  <span className="quiet"> {t('joined.told-by', { number })}</span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <ActDrawer
        asked={parting === undefined ? undefined : { record: parting, type: partAct }}
        onClose={() => setParting(undefined)}
      />
    </section>
  );
}

interface OneJoinedProps {
  line: JoinedLine;
  programme: string;
  onPart?: () => void;
}

function OneJoined({ line, programme, onPart }: OneJoinedProps) {
  const { district } = useSession();
  const { t } = useWords();
  const { number, title, record, state, acts } = line;
  return (
    <li>
      <Link to={`/${district}/demands/${record}`}>{title}</Link>
      <span className="joined-facts">
        <span className="figures quiet">{number}</span>
        <StateMark programme={programme} state={state} />
        {onPart && acts.includes(partAct) && (
          <Button size="small" onClick={onPart} aria-label={t('joined.part-of', { number })}>
            {t('joined.part')}
          </Button>
        )}
      </span>
    </li>
  );
}
