import type { IndicatorView } from '../../../src/model/ledger-view.ts';
import { Fact } from '../../components/fact-list.tsx';
import { useWords } from '../../words.ts';

/** What the indicator is: how it comes about, who answers for it, on which rule, at which prices. */
export function IndicatorFacts({ view }: { view: IndicatorView }) {
  const { t, l, language, list } = useWords();
  const { indicator, definition } = view;
  const { levelPrices, growthPrices, kind, direction, frequency } = indicator;
  const prices = [
    levelPrices !== 'none' && `${t('ledger.level')} ${t(`ledger.prices.${levelPrices}`)}`,
    growthPrices !== 'none' && `${t('ledger.growth')} ${t(`ledger.prices.${growthPrices}`)}`,
  ].filter((said) => said !== false);
  const unit = language === 'zh' ? indicator.unit : indicator.unitEn;
  return (
    <dl className="fact-list indicator-facts">
      <Fact name={t('ledger.definition')}>{l(definition)}</Fact>
      <Fact name={t('ledger.department')}>{l(indicator.department)}</Fact>
      <Fact name={t('ledger.basis')}>{l(indicator.basis)}</Fact>
      <Fact name={t('ledger.unit')}>{unit}</Fact>
      <Fact name={t('ledger.prices')}>{list(prices)}</Fact>
      <Fact name={t('indicator.kind')}>
        {[t(`indicator.kind.${kind}`), t(`indicator.frequency.${frequency}`)].join(' · ')}
      </Fact>
      <Fact name={t('indicator.direction')}>{t(`indicator.direction.${direction}`)}</Fact>
      <Fact name={t('indicator.aliases')}>{list(indicator.aliases)}</Fact>
    </dl>
  );
}
