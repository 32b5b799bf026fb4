import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { PlacesSelect } from '../../components/place-select.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';
import type { Condition } from './conditions.ts';

type Kind = Condition['kind'];
type Of<K extends Kind> = Extract<Condition, { kind: K }>;

const names = {
  category: 'condition.category',
  place: 'condition.place',
  channel: 'condition.channel',
  hours: 'condition.hours',
  months: 'condition.months',
  words: 'condition.words',
} as const satisfies Record<Kind, MessageKey>;

const empty: { [K in Kind]: Of<K> } = {
  category: { kind: 'category', codes: [], exact: false },
  place: { kind: 'place', codes: [] },
  channel: { kind: 'channel', codes: [] },
  hours: { kind: 'hours', from: 22, to: 6 },
  months: { kind: 'months', from: 6, to: 9 },
  words: { kind: 'words', field: 'text', words: [] },
};

export interface ConditionsFieldProps {
  conditions: Condition[];
  onChange: (conditions: Condition[]) => void;
}

/** The condition builder: one line a condition, all must hold; none means "always". */
export function ConditionsField({ conditions, onChange }: ConditionsFieldProps) {
  const { t } = useWords();
  const put = (i: number, next: Condition) =>
    onChange(conditions.map((one, at) => (at === i ? next : one)));
  return (
    <fieldset className="conditions">
      <legend>{t('catalogue.conditions')}</legend>
      {conditions.length === 0 && <p className="quiet">{t('catalogue.always')}</p>}
      {conditions.map((condition, i) => (
        // a line has nothing but its place to be known by
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="condition" role="group" aria-label={t(names[condition.kind])}>
          <span className="condition-name">{t(names[condition.kind])}</span>
          <ConditionInput condition={condition} onChange={(next) => put(i, next)} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('condition.remove', { what: t(names[condition.kind]) })}
            onClick={() => onChange(conditions.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <div className="condition-add" role="group" aria-label={t('condition.add')}>
        <span className="quiet">{t('condition.add')}</span>
        {(Object.keys(names) as Kind[]).map((kind) => (
          <Button
            key={kind}
            size="small"
            onClick={() => onChange([...conditions, structuredClone(empty[kind])])}
          >
            {t(names[kind])}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

interface InputProps<C> {
  condition: C;
  onChange: (condition: C) => void;
}

const inputs: { [K in Kind]: (props: InputProps<Of<K>>) => ReactNode } = {
  category: CategoryInput,
  place: ({ condition, onChange }) => <PlaceCodes condition={condition} onChange={onChange} />,
  channel: ChannelInput,
  hours: SpanInput,
  months: SpanInput,
  words: WordsInput,
};

function ConditionInput({ condition, onChange }: InputProps<Condition>) {
  const Input = inputs[condition.kind] as (props: InputProps<Condition>) => ReactNode;
  return <Input condition={condition} onChange={onChange} />;
}

function CategoryInput({ condition, onChange }: InputProps<Of<'category'>>) {
  const { declared } = useSession();
  const { categoryPath } = useDeclared();
  const { t } = useWords();
  return (
    <div className="condition-input">
      <Select
        mode="multiple"
        aria-label={t('condition.category')}
        showSearch={{ optionFilterProp: 'label' }}
        value={condition.codes}
        options={declared.categories.map(({ code }) => ({
          value: code,
          label: categoryPath(code),
        }))}
        onChange={(codes) => onChange({ ...condition, codes })}
      />
      <Checkbox
        checked={!condition.exact}
        onChange={(event) => onChange({ ...condition, exact: !event.target.checked })}
      >
        {t('condition.with-below')}
      </Checkbox>
    </div>
  );
}

function PlaceCodes({ condition, onChange }: InputProps<Of<'place'>>) {
  const { t } = useWords();
  return (
    <div className="condition-input">
      <PlacesSelect
        label={t('condition.place')}
        value={condition.codes}
        onChange={(codes) => onChange({ ...condition, codes })}
      />
    </div>
  );
}

function ChannelInput({ condition, onChange }: InputProps<Of<'channel'>>) {
  const { declared } = useSession();
  const { t, l } = useWords();
  return (
    <div className="condition-input">
      <Select
        mode="multiple"
        aria-label={t('condition.channel')}
        value={condition.codes}
        options={declared.channels.map(({ code, label }) => ({ value: code, label: l(label) }))}
        onChange={(codes) => onChange({ ...condition, codes })}
      />
    </div>
  );
}

const bounds = { hours: { min: 0, max: 24 }, months: { min: 1, max: 12 } } as const;

function SpanInput<C extends Of<'hours'> | Of<'months'>>({ condition, onChange }: InputProps<C>) {
  const { t } = useWords();
  const { min, max } = bounds[condition.kind];
  return (
    <div className="condition-input condition-span">
      {(['from', 'to'] as const).map((end) => (
        <InputNumber
          key={end}
          aria-label={t(end === 'from' ? 'condition.from' : 'condition.to')}
          prefix={t(end === 'from' ? 'condition.from' : 'condition.to')}
          min={min}
          max={max}
          precision={0}
          value={condition[end]}
          onChange={(value) => onChange({ ...condition, [end]: value ?? min })}
        />
      ))}
    </div>
  );
}

function WordsInput({ condition, onChange }: InputProps<Of<'words'>>) {
  const { t } = useWords();
  return (
    <div className="condition-input">
      <Select<Of<'words'>['field']>
        aria-label={t('condition.where')}
        value={condition.field}
        options={[
          { value: 'title', label: t('condition.in-title') },
          { value: 'text', label: t('condition.in-text') },
        ]}
        onChange={(field) => onChange({ ...condition, field })}
      />
      <Select<string[]>
        mode="tags"
        open={false}
        suffixIcon={null}
        aria-label={t('condition.words')}
        placeholder={t('condition.words-help')}
        tokenSeparators={[',', '，', '、']}
        value={condition.words}
        onChange={(words) => onChange({ ...condition, words })}
      />
    </div>
  );
}
