import type { DispatchReason } from '../../src/model/view.ts';
import { useDeclared } from '../session.tsx';
import { useWords } from '../words.ts';

/** Why the catalogue would send a record to a unit: the rule by its name, and its tests in words. */
export function DispatchWhy({ reason }: { reason: DispatchReason | null }) {
  const { t, l, list } = useWords();
  const words = useDeclared();
  if (!reason) return <p>{t('demand.no-rule')}</p>;
  return (
    <dl>
      <dt>{t('record.lead')}</dt>
      <dd>{l(reason.unitLabel)}</dd>
      {reason.assist.length > 0 && (
        <>
          <dt>{t('record.assist')}</dt>
          <dd>{list(reason.assist.map((code) => words.unit(code)))}</dd>
        </>
      )}
      <dt>{t('demand.rule')}</dt>
      <dd>
        {l(reason.ruleLabel)} <small className="quiet">{reason.rule}</small>
      </dd>
      {reason.because.length > 0 && (
        <>
          <dt>{t('demand.because')}</dt>
          <dd>
            <ul className="because">
              {reason.because.map((one) => (
                <li key={one.en}>{l(one)}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>{t('demand.version')}</dt>
      <dd className="figures">{reason.catalogueVersion}</dd>
    </dl>
  );
}
