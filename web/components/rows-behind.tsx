import { Link } from 'react-router';
import type { RowsBehind } from '../../src/model/ledger-view.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { Time } from './time.tsx';
import './ledger.css';

/** The records that a figure counts, and the list that shows them all. */
export function RowsBehindView({ rows }: { rows: RowsBehind }) {
  const { district } = useSession();
  const { t } = useWords();
  const { from, to, now, records, query } = rows;
  return (
    <section className="rows-behind" aria-label={t('figure.rows')}>
      <h4>{t('figure.rows-n', { n: now, from, to })}</h4>
      <ul>
        {records.slice(0, 8).map(({ record, number, title, at }) => (
          <li key={record}>
            <Link to={`/${district}/demands/${record}`}>{number}</Link> {title}{' '}
            <span className="quiet">
              <Time at={at} day />
            </span>
          </li>
        ))}
      </ul>
      {query && (
        <Link to={`/${district}/demands?${new URLSearchParams(query)}`}>
          {t('figure.rows-all')}
        </Link>
      )}
    </section>
  );
}
