import { WarningOutlined } from '@ant-design/icons';
import type { Locator, Origin } from '../../src/model/figure.ts';
import { useTimes } from '../times.ts';
import { useWords, type Words } from '../words.ts';
import { Fact } from './fact-list.tsx';
import { Mark } from './figure-flags.tsx';
import './ledger.css';

/** Where in its origin a figure stands, in words. */
function placeOf(locator: Locator, { t }: Words): string {
  if ('start' in locator) return t('origin.characters', { from: locator.start, to: locator.end });
  if ('sheet' in locator) return t('origin.cell', { sheet: locator.sheet, cell: locator.cell });
  return t('origin.row', { row: locator.row, column: locator.column });
}

/** A document, table, page or act that says something: who published it, when it was fetched, under which licence, where in it. */
export function OriginView({ origin, locator }: { origin: Origin; locator: Locator | null }) {
  const words = useWords();
  const { t, l } = words;
  const times = useTimes();
  const isWeb = origin.url !== undefined && /^https?:\/\//.test(origin.url);
  const quote = locator !== null && 'quote' in locator ? locator.quote : undefined;
  return (
    <div className="origin">
      <p>
        {isWeb ? (
          <a href={origin.url} rel="noreferrer" target="_blank">
            {l(origin.title)}
          </a>
        ) : (
          l(origin.title)
        )}
        <span className="flag">{t(`origin.kind.${origin.kind}`)}</span>
      </p>
      {quote && <blockquote className="origin-quote">{quote}</blockquote>}
      <dl className="fact-list">
        <Fact name={t('origin.publisher')}>{origin.publisher}</Fact>
        <Fact name={t('origin.published')}>
          {origin.publishedOn && times.civil(origin.publishedOn)}
        </Fact>
        <Fact name={t('origin.retrieved')}>
          {origin.retrievedOn && times.civil(origin.retrievedOn)}
        </Fact>
        <Fact name={t('origin.licence')}>{origin.licence}</Fact>
        <Fact name={t('origin.place')}>{locator && placeOf(locator, words)}</Fact>
        <Fact name={t('origin.checksum')}>
          {origin.sha256 && <span title={origin.sha256}>{origin.sha256.slice(0, 12)}…</span>}
        </Fact>
      </dl>
      {origin.caution && (
        <p>
          <Mark tone="doubtful" Icon={WarningOutlined}>
            {l(origin.caution)}
          </Mark>
        </p>
      )}
    </div>
  );
}
