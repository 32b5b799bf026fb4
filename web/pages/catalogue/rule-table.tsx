import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons';
import { Button, Input, Table, Tag } from 'antd';
import { useState } from 'react';
import type { DispatchRule } from '../../../src/model/district.ts';
import { Empty } from '../../components/empty.tsx';
import { Wide } from '../../components/wide.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords } from '../../words.ts';
import type { DraftChanges } from './catalogue-draft.ts';
import { ruleInWords } from './rule-in-words.ts';
import { useRuleLookups } from './use-rule-lookups.ts';

export interface RuleTableProps {
  rules: readonly DispatchRule[];
  changes: DraftChanges;
  mayEdit: boolean;
  onMove: (from: number, to: number) => void;
  onEdit: (rule: DispatchRule) => void;
  onRemove: (code: string) => void;
  onAdd: () => void;
}

interface Line {
  rule: DispatchRule;
  /** place in the catalogue, from 0 */
  order: number;
  words: string;
}

const changeWords = {
  new: 'catalogue.new',
  changed: 'catalogue.changed',
  moved: 'catalogue.moved',
} as const;

/** The rules in the order in which they are asked, with their conditions in words. */
export function RuleTable(props: RuleTableProps) {
  const { rules, changes, mayEdit, onAdd } = props;
  const { t, l, language } = useWords();
  const declared = useDeclared();
  const lookups = useRuleLookups();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const lines = rules
    .map((rule, order): Line => ({ rule, order, words: ruleInWords(rule.when, lookups, language) }))
    .filter(({ rule, words }) =>
      `${l(rule.label)} ${words} ${declared.unit(rule.lead)}`.toLowerCase().includes(wanted),
    );
  return (
    <>
      <div className="filter-row">
        <Input.Search
          allowClear
          className="page-search"
          aria-label={t('catalogue.search')}
          placeholder={t('catalogue.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        {mayEdit && <Button onClick={onAdd}>{t('catalogue.add')}</Button>}
      </div>
      <Wide label={t('catalogue.title')} least={960}>
        <Table<Line>
          size="small"
          rowKey={({ rule }) => rule.code}
          pagination={false}
          dataSource={lines}
          locale={{ emptyText: <Empty why={t('catalogue.none')} /> }}
          columns={[
            {
              title: t('catalogue.order'),
              align: 'right',
              width: 64,
              className: 'figures',
              render: (_, { order }) => order + 1,
            },
            {
              title: t('catalogue.rule'),
              render: (_, { rule, words }) => {
                const change = changes.byCode.get(rule.code) ?? 'same';
                return (
                  <>
                    <span>{l(rule.label)}</span>{' '}
                    {change !== 'same' && <Tag color="processing">{t(changeWords[change])}</Tag>}
                    <div className="quiet rule-words">{words}</div>
                  </>
                );
              },
            },
            {
              title: t('record.lead'),
              width: 170,
              render: (_, { rule }) => declared.unit(rule.lead),
            },
            {
              title: t('record.assist'),
              width: 170,
              render: (_, { rule }) =>
                rule.assist.length > 0 ? (
                  rule.assist.map((unit) => declared.unit(unit)).join(t('audit.comma'))
                ) : (
                  <span className="quiet">—</span>
                ),
            },
            ...(mayEdit
              ? [
                  {
                    title: <span className="for-readers">{t('catalogue.change')}</span>,
                    width: 180,
                    align: 'right' as const,
                    render: (_: unknown, line: Line) => <RuleButtons {...props} line={line} />,
                  },
                ]
              : []),
          ]}
        />
      </Wide>
    </>
  );
}

function RuleButtons({ line, rules, onMove, onEdit, onRemove }: RuleTableProps & { line: Line }) {
  const { t, l } = useWords();
  const { rule, order } = line;
  const name = l(rule.label);
  const buttons = [
    {
      says: t('catalogue.to-top', { name }),
      icon: <VerticalAlignTopOutlined />,
      off: order === 0,
      run: () => onMove(order, 0),
    },
    {
      says: t('catalogue.up', { name }),
      icon: <ArrowUpOutlined />,
      off: order === 0,
      run: () => onMove(order, order - 1),
    },
    {
      says: t('catalogue.down', { name }),
      icon: <ArrowDownOutlined />,
      off: order === rules.length - 1,
      run: () => onMove(order, order + 1),
    },
    {
      says: t('catalogue.edit', { name }),
      icon: <EditOutlined />,
      off: false,
      run: () => onEdit(rule),
    },
    {
      says: t('catalogue.remove', { name }),
      icon: <DeleteOutlined />,
      off: false,
      run: () => onRemove(rule.code),
    },
  ];
  return (
    <span className="rule-buttons">
      {buttons.map(({ says, icon, off, run }) => (
        <Button
          key={says}
          type="text"
          size="small"
          icon={icon}
          aria-label={says}
          title={says}
          disabled={off}
          onClick={run}
        />
      ))}
    </span>
  );
}
