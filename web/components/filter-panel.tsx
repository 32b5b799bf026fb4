import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RecordFilter } from '../../src/model/view.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { useCategoryChoices, usePlaceChoices, useUnitChoices } from './field-input.tsx';

interface Choice {
  value: string;
  label: string;
}
type ListName = 'state' | 'category' | 'place' | 'lead' | 'channel' | 'source' | 'flag';

/** Every part of a filter; a change holds at once. */
export function FilterPanel(props: {
  filter: RecordFilter;
  onChange: (filter: RecordFilter) => void;
}) {
  const { filter, onChange } = props;
  const { declared } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  const programme = words.programme(filter.programme ?? '');
  const named = (list: readonly { code: string; label: { zh: string; en: string } }[]): Choice[] =>
    list.map(({ code, label }) => ({ value: code, label: l(label) }));
  const lists: [ListName, string, Choice[]][] = [
    [
      'state',
      t('record.state'),
      Object.entries(programme?.states ?? {}).map(([value, s]) => ({ value, label: l(s.label) })),
    ],
    ['category', t('record.category'), useCategoryChoices()],
    ['place', t('record.place'), usePlaceChoices()],
    ['lead', t('record.lead'), useUnitChoices()],
    ['channel', t('record.channel'), named(declared.channels)],
    ['source', t('record.source'), named(declared.sources)],
    [
      'flag',
      t('record.flags'),
      Object.entries(programme?.flags ?? {}).map(([value, label]) => ({ value, label: l(label) })),
    ],
  ];
  const set = (change: Partial<RecordFilter>) => onChange({ ...filter, ...change });
  const row = (name: string, says: string, input: ReactNode) => (
    <Form.Item key={name} label={says} htmlFor={`filter-${name}`}>
      {input}
    </Form.Item>
  );
  const either = (name: 'ended' | 'located' | 'simulated', says: string, yes: string, no: string) =>
    row(
      name,
      says,
      <Select
        id={`filter-${name}`}
        value={filter[name] === undefined ? '' : String(filter[name])}
        options={[
          { value: '', label: t('demands.any') },
          { value: 'true', label: yes },
          { value: 'false', label: no },
        ]}
        onChange={(value) => set({ [name]: value === '' ? undefined : value === 'true' })}
      />,
    );
  const day = (name: 'openedFrom' | 'openedTo', says: string) =>
    row(
      name,
      says,
      <Input
        id={`filter-${name}`}
        type="date"
        value={filter[name] ?? ''}
        onChange={({ target }) => set({ [name]: target.value || undefined })}
      />,
    );
  return (
    <Form layout="vertical" component="div">
      {lists.map(([name, says, choices]) =>
        row(
          name,
          says,
          <Select
            id={`filter-${name}`}
            mode="multiple"
            value={filter[name] ?? []}
            options={choices}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            placeholder={t('demands.any')}
            onChange={(values: string[]) => set({ [name]: values.length ? values : undefined })}
          />,
        ),
      )}
      {day('openedFrom', t('demands.opened-from'))}
      {day('openedTo', t('demands.opened-to'))}
      {either('ended', t('demands.ended'), t('demands.ended'), t('demands.not-ended'))}
      {either('located', t('demand.where'), t('demands.located'), t('demands.not-located'))}
      {either(
        'simulated',
        t('record.simulated'),
        t('demands.simulated-only'),
        t('demands.no-simulated'),
      )}
    </Form>
  );
}
