import type { Locator, Origin } from '../../src/model/figure.ts';
import { useWords } from '../words.ts';
import './ledger.css';

/** A document, table, page or act that says something, and where in it. */
export function OriginView({ origin, locator }: { origin: Origin; locator: Locator | null }) {
  const { t, l } = useWords();
  const place =
    locator === null
      ? undefined
      : 'start' in locator
        ? t('origin.characters', { from: locator.start, to: locator.end })
        : 'cell' in locator
          ? t('origin.cell', { sheet: locator.sheet, cell: locator.cell })
          : t('origin.row', { row: locator.row, column: locator.column });
  const quote = locator !== null && 'quote' in locator ? locator.quote : undefined;
  return (
    <div className="origin">
      <p>
        {origin.url && /^https?:/.test(origin.url) ? (
          <a href={origin.url} rel="noreferrer" target="_blank">
            {l(origin.title)}
          </a>
        ) : (
          l(origin.title)
        )}
        <span className="flag">{t(`origin.kind.${origin.kind}`)}</span>
      </p>
      {quote && <blockquote className="origin-quote">{quote}</blockquote>}
      <p className="quiet">
        {[
          origin.publisher,
          origin.publishedOn,
          place,
          origin.retrievedOn && t('origin.retrieved', { on: origin.retrievedOn }),
          origin.licence,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {origin.sha256 && (
        <p className="quiet origin-sum" title={origin.sha256}>
          {t('origin.checksum')} {origin.sha256.slice(0, 12)}…
        </p>
      )}
      {origin.caution && <p className="ledger-doubtful">{l(origin.caution)}</p>}
    </div>
  );
}
