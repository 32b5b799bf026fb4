import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRecordPage } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import type { FieldProps } from './field-props.ts';

const mostFound = 10;

/** Another record, found while its number or words of it are typed; a whole number can be typed as it is. */
export function RecordInput({ field, value, onChange, ...more }: FieldProps) {
  const { district } = useSession();
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const { data } = useRecordPage(district, {
    filter: { programme: field.programme, ...(asked === '' ? {} : { q: asked }) },
    sort: '-opened',
    page: 1,
    pageSize: mostFound,
  });
  const found = (data?.rows ?? []).map((row) => ({
    value: row.number,
    label: `${row.number} ${row.title}`,
  }));
  return (
    <Select
      {...more}
      value={typeof value === 'string' ? value : undefined}
      options={found}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('record.find-none')}
      allowClear
      placeholder={t('record.find')}
      onChange={(next: string | undefined) => onChange?.(next)}
      className="field-wide"
    />
  );
}
