import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { IndicatorLine, IndicatorPage } from '../../../src/model/ledger-view.ts';
import { api } from '../../api.ts';
import { at } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

const most = 200;

/** The parts of a binding that the ledger can fill in. */
function bindingOf({ code, period, level, growth, ranks }: IndicatorLine): string {
  const parts = [
    ...(level.value === null ? [] : ['level']),
    ...(growth.holds.value === null ? [] : ['growth']),
    ...(ranks.some((rank) => rank.aspect === 'level' && rank.stated.length > 0) ? ['rank'] : []),
    ...(ranks.some((rank) => rank.aspect === 'growth' && rank.stated.length > 0)
      ? ['growth-rank']
      : []),
  ];
  return `{{${code} ${period}: ${parts.join(', ')}}}`;
}

/** Finds a figure of the ledger by name and puts its binding at the cursor. */
export function InsertFigure({ onInsert }: { onInsert: (text: string) => void }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const [asked, setAsked] = useState('');
  const lines = useQuery({
    queryKey: [district, 'ledger', 'insert', asked],
    queryFn: ({ signal }) =>
      api.get<IndicatorPage>(
        at(district, `/indicators?pageSize=${most}&q=${encodeURIComponent(asked)}`),
        signal,
      ),
    placeholderData: (before) => before,
  });
  const held = lines.data?.lines.filter(
    ({ period, level, growth, ranks }) =>
      period !== null &&
      (level.value !== null ||
        growth.holds.value !== null ||
        ranks.some((rank) => rank.stated.length > 0)),
  );
  const says = ({ label, period, level, growth }: IndicatorLine) =>
    [
      l(label),
      period,
      level.value !== null && `${level.value}${level.unit}`,
      growth.holds.value !== null && `${growth.holds.value}%`,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Select<string>
      className="insert-figure"
      aria-label={t('answers.insert')}
      placeholder={t('answers.insert')}
      value={null}
      showSearch={{ filterOption: false, onSearch: setAsked }}
      loading={lines.isFetching}
      notFoundContent={t('answers.insert-none')}
      onSelect={(code) => {
        const line = held?.find((one) => one.code === code);
        if (line) onInsert(bindingOf(line));
        setAsked('');
      }}
      options={held?.map((line) => ({ value: line.code, label: says(line) })) ?? []}
    />
  );
}
