import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { RecordFilter, RecordLine } from '../../../src/model/view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { PlaceName } from '../../components/place-name.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RecordFlags } from '../../components/record-row.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useBoard } from '../../queries.ts';
import type { ListPlace } from '../../record-query.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import './boards.css';

export interface BoardProps {
  filter: RecordFilter;
  addressOf: (change: Partial<ListPlace>) => string;
}

/** A column a state, in the order of a life; what is due first stands on top. */
export function Board({ filter, addressOf }: BoardProps) {
  const { district } = useSession();
  const { t } = useWords();
  const { data, error, refetch } = useBoard(district, filter);
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    // wider than the page where there are many states: it moves by itself, by keys too
    <div className="board" role="group" tabIndex={0} aria-label={t('records.view.board')}>
      {data.columns.map(({ state, total, rows }) => (
        <section key={state} className="board-column" data-state={state}>
          <h2>
            <StateMark programme={filter.programme ?? ''} state={state} />
            <span className="figures quiet">{total.toLocaleString('en-US')}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <li key={row.record}>
                <Card row={row} />
              </li>
            ))}
          </ul>
          {total > rows.length && (
            <Link to={addressOf({ view: 'list', filter: { ...filter, state: [state] } })}>
              {t('records.more', { n: (total - rows.length).toLocaleString('en-US') })}
            </Link>
          )}
        </section>
      ))}
    </div>
  );
}

function Card({ row }: { row: RecordLine }) {
  const { district } = useSession();
  const { t } = useWords();
  const words = useDeclared();
  return (
    <article className="board-card">
      <Link to={`/${district}/demands/${row.record}`}>{row.title || t('record.unnamed')}</Link>
      <div className="board-facts quiet">
        {row.lead && <span>{words.unit(row.lead)}</span>}
        {row.place && <PlaceName code={row.place} />}
        <span className="figures">{row.number}</span>
      </div>
      <div className="board-marks">
        <RecordFlags row={row} />
        {row.clock && <ClockMark clock={row.clock} named />}
      </div>
    </article>
  );
}
