import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DispatchRule } from '../../../src/model/district.ts';
import type { CatalogueTrial, CatalogueView } from '../../../src/model/house-view.ts';
import { Wide } from '../../components/wide.tsx';
import { api } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { at, keys } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import type { DraftChanges } from './catalogue-draft.ts';

export interface TrialPanelProps {
  programme: string;
  rules: DispatchRule[];
  changes: DraftChanges;
  onRestore: (rule: DispatchRule) => void;
  onDrop: () => void;
}

const usualLast = 500;
const mostLast = 5000;

/** What the draft changes, what it would have done to the last records, and putting it in force. */
export function TrialPanel(props: TrialPanelProps) {
  const { programme, rules, changes, onRestore, onDrop } = props;
  const { district } = useSession();
  const { t, l } = useWords();
  const [last, setLast] = useState(usualLast);
  const trial = useMutation({
    mutationFn: (draft: DispatchRule[]) =>
      api.post<CatalogueTrial>(at(district, '/catalogue/simulate'), {
        programme,
        rules: draft,
        last,
      }),
  });
  // an answer counts for the rules that it was asked about, and for no later ones
  const isTried = trial.isSuccess && trial.variables === rules;
  if (changes.count === 0) return <p className="quiet page-section">{t('catalogue.unchanged')}</p>;
  return (
    <section className="page-section" aria-label={t('catalogue.draft')}>
      <h2>{t('catalogue.draft-n', { n: changes.count })}</h2>
      <p className="quiet">{t('catalogue.draft-kept')}</p>
      {changes.removed.length > 0 && (
        <ul className="lines">
          {changes.removed.map((rule) => (
            <li key={rule.code}>
              {t('catalogue.removed', { name: l(rule.label) })}{' '}
              <Button type="link" size="small" onClick={() => onRestore(rule)}>
                {t('catalogue.restore', { name: l(rule.label) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="filter-row">
        <label className="filter-day">
          {t('catalogue.last')}
          <InputNumber
            min={1}
            max={mostLast}
            precision={0}
            value={last}
            onChange={(n) => setLast(n ?? usualLast)}
          />
        </label>
        <Button type="primary" loading={trial.isPending} onClick={() => trial.mutate(rules)}>
          {t('catalogue.try')}
        </Button>
        <Popconfirm
          title={t('catalogue.drop-ask')}
          okText={t('catalogue.drop')}
          cancelText={t('app.cancel')}
          onConfirm={onDrop}
        >
          <Button>{t('catalogue.drop')}</Button>
        </Popconfirm>
      </div>
      {trial.isError && <ProblemNote error={trial.error} />}
      {isTried && <TrialResult trial={trial.data} rules={rules} />}
      <PublishForm programme={programme} rules={rules} isTried={isTried} onDone={onDrop} />
    </section>
  );
}

function TrialResult({ trial, rules }: { trial: CatalogueTrial; rules: readonly DispatchRule[] }) {
  const { district } = useSession();
  const declared = useDeclared();
  const { t, l } = useWords();
  const unit = (code: string | null) =>
    code === null ? <span className="quiet">{t('catalogue.nobody')}</span> : declared.unit(code);
  return (
    <div aria-live="polite">
      <p>
        {t('catalogue.tried', {
          n: trial.records,
          changed: trial.changed.length,
          unmatched: trial.unmatched,
        })}
      </p>
      {trial.changed.length > 0 && (
        <Wide label={t('catalogue.try')} least={720}>
          <Table<CatalogueTrial['changed'][number]>
            size="small"
            rowKey="record"
            dataSource={trial.changed}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: t('record.number'),
                render: (_, one) => (
                  <Link to={`/${district}/demands/${one.record}`}>{one.number}</Link>
                ),
              },
              { title: t('record.title'), render: (_, one) => one.title || t('record.unnamed') },
              { title: t('catalogue.from'), render: (_, one) => unit(one.from) },
              { title: t('catalogue.to'), render: (_, one) => unit(one.to) },
              {
                title: t('catalogue.by-rule'),
                render: (_, one) => l(rules.find((rule) => rule.code === one.rule)?.label),
              },
            ]}
          />
        </Wide>
      )}
    </div>
  );
}

interface PublishFormProps {
  programme: string;
  rules: DispatchRule[];
  isTried: boolean;
  onDone: () => void;
}

function PublishForm({ programme, rules, isTried, onDone }: PublishFormProps) {
  const { district } = useSession();
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const publish = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      api.post<CatalogueView>(at(district, '/catalogue'), { programme, rules, reason }),
    onSuccess: async ({ version }) => {
      onDone();
      void message.success(t('catalogue.published', { n: version }));
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.catalogue(district) }),
        client.invalidateQueries({ queryKey: keys.declared(district) }),
        client.invalidateQueries({ queryKey: keys.records(district) }),
      ]);
    },
  });
  return (
    <Form<{ reason: string }>
      layout="vertical"
      requiredMark={false}
      className="publish-form"
      onFinish={(input) => publish.mutate(input)}
    >
      <Form.Item
        name="reason"
        label={t('catalogue.reason')}
        rules={[{ required: true, min: 2, message: t('catalogue.reason-help') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {publish.isError && <ProblemNote error={publish.error} />}
      <Button type="primary" htmlType="submit" disabled={!isTried} loading={publish.isPending}>
        {t('catalogue.publish')}
      </Button>
      {!isTried && <span className="quiet"> {t('catalogue.try-first')}</span>}
    </Form>
  );
}
