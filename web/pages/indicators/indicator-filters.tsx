import { SearchOutlined } from '@ant-design/icons';
import { Input, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { IndicatorPage } from '../../../src/model/ledger-view.ts';
import type { IndicatorPlace } from '../../indicator-address.ts';
import { useKeys } from '../../keys.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';

export interface IndicatorFiltersProps {
  /** undefined while it comes */
  page: IndicatorPage | undefined;
  place: IndicatorPlace;
  go: (change: Partial<IndicatorPlace>) => void;
}

/** Search, territory, period and topic; all of them stand in the address. */
export function IndicatorFilters({ page, place, go }: IndicatorFiltersProps) {
  const { t, l, language } = useWords();
  const box = useRef<InputRef>(null);
  const [q, setQ] = useState(place.q ?? '');
  // the back button brings its own words
  const [held, setHeld] = useState(place.q);
  if (held !== place.q) {
    setHeld(place.q);
    setQ(place.q ?? '');
  }
  useKeys(t('keys.list'), [
    { key: '/', says: t('keys.search'), run: () => box.current?.focus({ cursor: 'all' }) },
  ]);
  const search = (text: string) => {
    const asked = text.trim() || undefined;
    if (asked !== place.q) go({ q: asked });
  };
  return (
    <>
      <div className="filter-bar" role="search">
        <Input
          ref={box}
          value={q}
          onChange={({ target }) => {
            setQ(target.value);
            if (target.value === '') search('');
          }}
          onPressEnter={() => search(q)}
          onBlur={() => search(q)}
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={t('indicators.search')}
          aria-label={t('indicators.search')}
          allowClear
          maxLength={100}
          className="filter-search"
        />
        <Select
          aria-label={t('ledger.territory')}
          className="filter-territory"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={page?.territory.code ?? place.territory ?? null}
          onChange={(territory) =>
            go({ territory: territory === page?.territories[0]?.code ? undefined : territory })
          }
          options={page?.territories.map(({ code, label }) => ({ value: code, label: l(label) }))}
        />
        <Select
          aria-label={t('ledger.period')}
          className="filter-due"
          popupMatchSelectWidth={false}
          value={place.period ?? ''}
          onChange={(period) => go({ period: period || undefined })}
          options={[
            { value: '', label: t('indicators.newest') },
            ...(page?.periods ?? (place.period ? [place.period] : [])).map((period) => ({
              value: period,
              label: periodWords(period, language),
            })),
          ]}
        />
      </div>
      {page && page.topics.length > 0 && (
        <div className="state-doors" role="group" aria-label={t('indicators.topics')}>
          <TopicDoor
            says={t('demands.all-states')}
            n={page.topics.reduce((sum, { n }) => sum + n, 0)}
            on={place.topic === undefined}
            onPress={() => go({ topic: undefined })}
          />
          {page.topics.map(({ topic, label, n }) => (
            <TopicDoor
              key={topic}
              says={l(label)}
              n={n}
              on={place.topic === topic}
              onPress={() => go({ topic: place.topic === topic ? undefined : topic })}
            />
          ))}
        </div>
      )}
    </>
  );
}

function TopicDoor(props: { says: string; n: number; on: boolean; onPress: () => void }) {
  const { says, n, on, onPress } = props;
  return (
    <button type="button" className="state-door" aria-pressed={on} onClick={onPress}>
      {says} <span className="figures">{n}</span>
    </button>
  );
}
