import { FilterOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useDetectors } from '../../alert-queries.ts';
import { useCategoryChoices } from '../../components/field-input.tsx';
import { handWidth, useWidth } from '../../components/use-width.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import type { AlertAddress } from './use-alert-address.ts';

/** Whose alerts, about what, and raised when. */
export function AlertFilters({ address }: { address: AlertAddress }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const { place, filter } = address;
  const detectors = useDetectors(district);
  const categories = useCategoryChoices();
  const isFiltered = place.detector ?? place.category ?? place.from ?? place.to;
  // in a hand the list comes first; what is chosen stays in sight
  const isInHand = useWidth() < handWidth;
  const [opened, setOpened] = useState(isFiltered !== undefined);
  const day = (name: 'from' | 'to', says: string) => (
    <label className="filter-day">
      <span>{says}</span>
      <Input
        type="date"
        value={place[name] ?? ''}
        onChange={({ target }) => filter({ [name]: target.value || undefined })}
      />
    </label>
  );
  if (isInHand && !opened)
    return (
      <Button
        icon={<FilterOutlined />}
        className="alert-filter-door"
        onClick={() => setOpened(true)}
      >
        {t('demands.filter')}
      </Button>
    );
  return (
    <div className="filter-bar" role="search" aria-label={t('demands.filter')}>
      <Select
        aria-label={t('alerts.detector')}
        value={place.detector ?? ''}
        onChange={(code) => filter({ detector: code || undefined })}
        options={[
          { value: '', label: t('alerts.any-detector') },
          ...(detectors.data ?? []).map(({ detector }) => ({
            value: detector.code,
            label: l(detector.label),
          })),
        ]}
        popupMatchSelectWidth={false}
        className="alert-filter"
      />
      <Select
        aria-label={t('record.category')}
        value={place.category}
        placeholder={t('alerts.any-category')}
        onChange={(code: string | undefined) => filter({ category: code })}
        options={categories}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        className="alert-filter"
      />
      {day('from', t('alerts.from'))}
      {day('to', t('alerts.to'))}
      {isFiltered && (
        <button
          type="button"
          className="link"
          onClick={() =>
            filter({ detector: undefined, category: undefined, from: undefined, to: undefined })
          }
        >
          {t('demands.clear')}
        </button>
      )}
    </div>
  );
}
