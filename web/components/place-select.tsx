import { Select } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../words.ts';
import { usePlaceNames } from './place-name.tsx';

interface PlaceSelectProps<V> {
  value?: V;
  onChange?: (value: V) => void;
  id?: string;
  /** accessible name where no label is tied to it */
  label?: string;
}

function useOptions() {
  const { places, path } = usePlaceNames();
  return useMemo(
    () => [...places.keys()].map((code) => ({ value: code, label: path(code) })),
    [places, path],
  );
}

/** One place of the district, found by any part of the way down to it. */
export function PlaceSelect({ value, onChange, id, label }: PlaceSelectProps<string>) {
  const { t } = useWords();
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('field.search')}
      options={useOptions()}
      value={value}
      onChange={onChange}
    />
  );
}

/** Several places of the district. */
export function PlacesSelect({ value, onChange, id, label }: PlaceSelectProps<string[]>) {
  const { t } = useWords();
  return (
    <Select<string[]>
      id={id}
      aria-label={label}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('field.search')}
      options={useOptions()}
      value={value}
      onChange={onChange}
    />
  );
}
