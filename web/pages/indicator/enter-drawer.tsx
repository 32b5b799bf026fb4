import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Origin } from '../../../src/model/figure.ts';
import type { FigureDraft } from '../../../src/model/figure-input.ts';
import type { IndicatorView } from '../../../src/model/ledger-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ApiProblem } from '../../api.ts';
import { sortProblems } from '../../components/draft-problems.ts';
import { AmountFields, Doubts, DraftField } from '../../components/figure-fields.tsx';
import { useNumberDoor } from '../../components/number-link.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useWidth } from '../../components/use-width.ts';
import { useEnterFigure } from '../../ledger-queries.ts';
import { useWords } from '../../words.ts';
import { newOrigin, newOriginKinds } from './new-origin.ts';

interface Entered {
  territory: string;
  period: string;
  aspect: 'level' | 'growth';
  value: string;
  unit: string;
  status: FigureDraft['status'];
  qualifier?: string;
  note?: string;
  /** code of a known origin, or `newOne` */
  origin: string;
  title?: string;
  kind?: Origin['kind'];
  url?: string;
}

const newOne = '+';
const fields = [
  'territory',
  'period',
  'aspect',
  'value',
  'unit',
  'status',
  'qualifier',
  'origin',
  'note',
];

export interface EnterDrawerProps {
  view: IndicatorView;
  open: boolean;
  onClose: () => void;
}

/** The form of a figure that no origin in the ledger states yet. What was typed in waits for other hands. */
export function EnterDrawer({ view, open, onClose }: EnterDrawerProps) {
  const { t, l } = useWords();
  const width = useWidth();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={Math.min(520, width)}
      title={`${t('enter.title')} · ${l(view.indicator.label)}`}
      closable={{ 'aria-label': t('app.close') }}
      destroyOnHidden
    >
      <EnterForm view={view} onClose={onClose} />
    </Drawer>
  );
}

function EnterForm({ view, onClose }: Omit<EnterDrawerProps, 'open'>) {
  const { t, l } = useWords();
  const announce = useAnnounce();
  const enter = useEnterFigure();
  const door = useNumberDoor();
  const [form] = Form.useForm<Entered>();
  const [accepted, setAccepted] = useState<string[]>([]);
  const { indicator, territory, territories, knownOrigins } = view;
  const problems = sortProblems(enter.error, fields);
  const isGrowth = indicator.kind === 'growth';
  const origin = Form.useWatch('origin', form);
  const send = ({ origin: chosen, title = '', kind = 'entry', url, ...rest }: Entered) => {
    const { qualifier, note, ...stated } = rest;
    enter.mutate(
      {
        ...stated,
        indicator: indicator.code,
        origin: chosen === newOne ? newOrigin({ title, kind, url }) : chosen,
        ...(qualifier ? { qualifier } : {}),
        ...(note ? { note } : {}),
        accept: accepted,
      },
      {
        onSuccess: ({ card }) => {
          announce(t('enter.done'));
          const { period, aspect } = card.figure;
          door.open({ indicator: indicator.code, territory: card.territory.code, period, aspect });
        },
      },
    );
  };
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        territory: territory.code,
        aspect: isGrowth ? 'growth' : 'level',
        unit: isGrowth ? '%' : indicator.unit,
        status: 'preliminary',
        origin: newOne,
        kind: 'entry',
      }}
      onFinish={send}
    >
      <p className="quiet form-say">{t('enter.say')}</p>
      <div className="form-pair">
        <DraftField name="territory" label={t('ledger.territory')} problems={problems}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...(territories.some(({ code }) => code === territory.code) ? [] : [territory]),
              ...territories,
            ].map(({ code, label }) => ({ value: code, label: l(label) }))}
          />
        </DraftField>
        <DraftField name="aspect" label={t('indicator.aspect')} problems={problems}>
          <Select
            onChange={(aspect: 'level' | 'growth') =>
              form.setFieldValue('unit', aspect === 'growth' ? '%' : indicator.unit)
            }
            options={[
              { value: 'level', label: t('ledger.level'), disabled: isGrowth },
              { value: 'growth', label: t('ledger.growth') },
            ]}
          />
        </DraftField>
      </div>
      <DraftField
        name="period"
        label={t('ledger.period')}
        problems={problems}
        extra={t('enter.period-say')}
      >
        <Input autoComplete="off" maxLength={20} />
      </DraftField>
      <AmountFields problems={problems} />
      <DraftField name="origin" label={t('number.rests-on')} problems={problems}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: newOne, label: t('enter.new-origin') },
            ...knownOrigins.map(({ code, label, kind }) => ({
              value: code,
              label: `${l(label)} (${t(`origin.kind.${kind}`)})`,
            })),
          ]}
        />
      </DraftField>
      {(origin ?? newOne) === newOne && (
        <>
          <DraftField name="title" label={t('enter.origin-title')} problems={problems}>
            <Input maxLength={120} placeholder={t('enter.origin-title-say')} />
          </DraftField>
          <DraftField
            name="kind"
            label={t('enter.origin-kind')}
            problems={problems}
            extra={t('enter.origin-kind-say')}
          >
            <Select
              options={newOriginKinds.map((kind) => ({
                value: kind,
                label: t(`origin.kind.${kind}`),
              }))}
            />
          </DraftField>
          <DraftField name="url" label={t('enter.origin-url')} problems={problems} optional>
            <Input type="url" maxLength={500} />
          </DraftField>
        </>
      )}
      <DraftField name="note" label={t('enter.note')} problems={problems} optional>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </DraftField>
      <Doubts doubts={problems.doubts} accepted={accepted} onAccept={setAccepted} />
      {problems.rest.length > 0 && <ProblemNote error={new ApiProblem(422, problems.rest)} />}
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {t('enter.do')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}
