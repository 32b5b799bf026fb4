import { WarningOutlined } from '@ant-design/icons';
import type { InconsistencyView } from '../../src/model/ledger-view.ts';
import { useWords } from '../words.ts';
import { periodWords } from '../period-words.ts';
import { NumberLink } from './number-link.tsx';
import './ledger.css';

/** Things that cannot be true together; each leads to the numbers concerned. */
export function InconsistencyList({ found }: { found: readonly InconsistencyView[] }) {
  const { t, l, language } = useWords();
  return (
    <ul className="inconsistency-list">
      {found.map((one) => {
        const { indicator, period, aspect, set, territories, rule } = one;
        return (
          <li key={`${rule} ${indicator.code} ${period} ${aspect} ${set?.code} ${l(one.got)}`}>
            <WarningOutlined aria-hidden="true" className="ledger-wrong" />
            <div>
              <p>{l(one.detail)}</p>
              <p className="quiet">
                {t('problem.got')} {l(one.got)} · {t('problem.wanted')} {l(one.wanted)}
              </p>
              <p className="quiet">
                {l(indicator.label)} {periodWords(period, language)}
                {aspect === 'growth' && ` ${t('ledger.growth')}`}
                {set && ` · ${l(set.label)}`}:{' '}
                {territories.map((territory, i) => (
                  <span key={territory.code}>
                    {i > 0 && (language === 'zh' ? '、' : ', ')}
                    <NumberLink
                      name={{
                        indicator: indicator.code,
                        territory: territory.code,
                        period,
                        aspect,
                        ...(set ? { set: set.code } : {}),
                      }}
                    >
                      {l(territory.label)}
                    </NumberLink>
                  </span>
                ))}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
