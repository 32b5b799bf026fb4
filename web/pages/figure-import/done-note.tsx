import { Button } from 'antd';
import { Link } from 'react-router';
import type { SheetDone } from '../../../src/model/sheet-view.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { FateCounts } from './fate-counts.tsx';

/** What was entered, with the ways to it. */
export function DoneNote({ done, onAnother }: { done: SheetDone; onAnother: () => void }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const { origin, indicators, counts } = done;
  return (
    <section className="page-section sheet-done" aria-label={t('sheet.done')}>
      <h2 role="status">{t('sheet.done')}</h2>
      <p>{t('sheet.done-origin', { title: l(origin.title), code: origin.code })}</p>
      {origin.sha256 && (
        <p>
          <a
            href={`/api/d/${encodeURIComponent(district)}/figures/sheets/${origin.sha256}`}
            download
          >
            {t('sheet.done-file')}
          </a>{' '}
          <small className="quiet">SHA-256 {origin.sha256.slice(0, 12)}…</small>
        </p>
      )}
      <FateCounts counts={counts} />
      <ul className="sheet-written">
        {indicators.map(({ code, label, figures }) => (
          <li key={code}>
            <Link to={`/${district}/indicators/${code}`}>{l(label)}</Link>{' '}
            <span className="quiet figures">{t('sheet.done-figures', { n: figures })}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('sheet.done-next')}</p>
      <Button onClick={onAnother}>{t('sheet.another')}</Button>
    </section>
  );
}
