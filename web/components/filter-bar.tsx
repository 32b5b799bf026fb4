import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Drawer, Input, Select, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RecordFilter, RecordSort } from '../../src/model/view.ts';
import { useKeys } from '../keys.tsx';
import { sorts } from '../record-query.ts';
import { useWords } from '../words.ts';
import { FilterPanel } from './filter-panel.tsx';
import { dues, sayDue, useFilterChips } from './filter-chips.ts';

export interface FilterBarProps {
  filter: RecordFilter;
  onChange: (filter: RecordFilter) => void;
  sort?: RecordSort;
  onSort?: (sort: RecordSort) => void;
  /** begins in the search box */
  finding?: boolean;
}

/** The filter of a list or a map: search, deadline, everything else in a panel; what holds as chips. */
export function FilterBar({ filter, onChange, sort, onSort, finding = false }: FilterBarProps) {
  const { t } = useWords();
  const box = useRef<InputRef>(null);
  const [open, setOpen] = useState(false);
  const [q, setQ] = useState(filter.q ?? '');
  // another filter, by a chip or the back button, brings its own words
  const [held, setHeld] = useState(filter.q);
  if (held !== filter.q) {
    setHeld(filter.q);
    setQ(filter.q ?? '');
  }
  useEffect(() => {
    if (finding) box.current?.focus();
  }, [finding]);
  useKeys(t('keys.list'), [
    { key: '/', says: t('keys.search'), run: () => box.current?.focus({ cursor: 'all' }) },
  ]);
  const chips = useFilterChips(filter, onChange);
  const search = (text: string) => onChange({ ...filter, q: text.trim() || undefined });
  return (
    <div className="filter-bar" role="search">
      <Input
        ref={box}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          if (event.target.value === '' && filter.q) search('');
        }}
        onPressEnter={() => search(q)}
        onBlur={() => q.trim() !== (filter.q ?? '') && search(q)}
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('demands.search')}
        aria-label={t('demands.search')}
        allowClear
        maxLength={200}
        className="filter-search"
      />
      <Select
        aria-label={t('demands.due')}
        value={filter.due ?? ''}
        onChange={(due) => onChange({ ...filter, due: dues.find((one) => one === due) })}
        options={[
          { value: '', label: t('demands.due.any') },
          ...dues.map((due) => ({ value: due, label: t(sayDue[due]) })),
        ]}
        popupMatchSelectWidth={false}
        className="filter-due"
      />
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)} aria-expanded={open}>
        {t('demands.filter')}
      </Button>
      {sort && onSort && (
        <Select
          aria-label={t('demands.sort')}
          value={sort}
          onChange={onSort}
          options={sorts.map((one) => ({ value: one, label: t(`demands.sort.${one}`) }))}
          popupMatchSelectWidth={false}
          className="filter-sort"
        />
      )}
      {chips.length > 0 && (
        <ul className="filter-chips">
          {chips.map(({ key, says, without }) => (
            <li key={key}>
              <button type="button" onClick={without}>
                {says}
                <CloseOutlined aria-hidden="true" />
                <span className="for-readers">{t('demands.clear')}</span>
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="link"
              onClick={() => onChange({ programme: filter.programme })}
            >
              {t('demands.clear')}
            </button>
          </li>
        </ul>
      )}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('demands.filter')}
        size={400}
        destroyOnHidden
      >
        <FilterPanel filter={filter} onChange={onChange} />
      </Drawer>
    </div>
  );
}
