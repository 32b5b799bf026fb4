import { Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { SheetMeaning } from '../../../src/model/sheet-mapping.ts';
import type { SheetDesk } from '../../../src/model/sheet-view.ts';
import { useWords } from '../../words.ts';

export type MeansField = keyof SheetMeaning;

export interface MeansFormProps {
  desk: SheetDesk | undefined;
  /** as they hold: read and decided */
  means: SheetMeaning;
  fields: readonly MeansField[];
  onChange: (means: Partial<Record<MeansField, SheetMeaning[MeansField]>>) => void;
}

function Field({
  label,
  help,
  children,
}: {
  label: string;
  help?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="sheet-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <small className="quiet">{help}</small>}
    </div>
  );
}

/** A text that is said when it is left, not with every key. */
export function SaidInput(props: {
  id?: string;
  label?: string;
  value: string;
  onSaid: (value: string) => void;
}) {
  const { id, label, value, onSaid } = props;
  const say = (next: string) => next.trim() !== value && onSaid(next.trim());
  return (
    <Input
      key={value}
      id={id}
      aria-label={label}
      defaultValue={value}
      onBlur={(event) => say(event.target.value)}
      onPressEnter={(event) => say(event.currentTarget.value)}
    />
  );
}

const statuses = ['estimated', 'preliminary', 'final', 'revised'] as const;

/** What a row, a column or the whole sheet says of its figures, to be mended by hand. */
export function MeansForm({ desk, means, fields, onChange }: MeansFormProps) {
  const { t, l } = useWords();
  const search = { optionFilterProp: 'label' } as const;
  const shows = (field: MeansField) => fields.includes(field);
  const choose = (
    field: 'indicator' | 'territory' | 'aspect' | 'status' | 'span',
    options: { value: string; label: string }[],
  ) =>
    shows(field) && (
      <Field label={t(`sheet.${field}`)}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={search}
            value={means[field]}
            placeholder={t('sheet.as-read')}
            options={options}
            onChange={(value?: string) => onChange({ [field]: value })}
          />
        )}
      </Field>
    );
  return (
    <div className="sheet-fields">
      {choose(
        'indicator',
        (desk?.indicators ?? []).map(({ code, label, unit }) => ({
          value: code,
          label: `${l(label)} · ${unit}`,
        })),
      )}
      {choose('aspect', [
        { value: 'level', label: t('sheet.aspect.level') },
        { value: 'growth', label: t('sheet.aspect.growth') },
      ])}
      {choose(
        'territory',
        (desk?.territories ?? []).map(({ code, label }) => ({
          value: code,
          label: `${l(label)} · ${code}`,
        })),
      )}
      {shows('period') && (
        <Field label={t('sheet.period')} help={t('sheet.period-help')}>
          {(id) => (
            <SaidInput
              id={id}
              value={means.period ?? ''}
              onSaid={(period) => onChange({ period })}
            />
          )}
        </Field>
      )}
      {choose('span', [
        { value: 'month', label: t('sheet.span.month') },
        { value: 'to-date', label: t('sheet.span.to-date') },
      ])}
      {shows('yearsBack') && (
        <Field label={t('sheet.years-back')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={20}
              value={means.yearsBack ?? null}
              onChange={(value) => onChange({ yearsBack: value ?? undefined })}
            />
          )}
        </Field>
      )}
      {shows('unit') && (
        <Field label={t('sheet.unit')}>
          {(id) => (
            <SaidInput id={id} value={means.unit ?? ''} onSaid={(unit) => onChange({ unit })} />
          )}
        </Field>
      )}
      {choose(
        'status',
        statuses.map((status) => ({ value: status, label: t(`sheet.status.${status}`) })),
      )}
    </div>
  );
}
