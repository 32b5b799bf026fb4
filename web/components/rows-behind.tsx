import { Link } from 'react-router';
import type { RowsBehind } from '../../src/model/ledger-view.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { Time } from './time.tsx';
import './ledger.css';

/** The records that a figure counts, and the list that shows them all. */
export function RowsBehindView({ rows, unit }: { rows: RowsBehind; unit: string }) {
  const { district } = useSession();
  const { t } = useWords();
  const { from, to, now, sum, records, query } = rows;
  const heading =
    sum === null
      ? t('figure.rows-n', { n: Number(now), from, to })
      : t('figure.rows-sum', { amount: `${now} ${unit}`, from, to });
  return (
    <section className="rows-behind" aria-label={t('figure.rows')}>
      <h4>{heading}</h4>
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
