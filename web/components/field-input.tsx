import { Input, InputNumber, Radio, Select } from 'antd';
import { useMemo, type ComponentType } from 'react';
import { instantOf } from '../../src/kernels/workdays/work-time.ts';
import type { FieldKind } from '../../src/model/programme.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { FilesInput } from './files-input.tsx';
import { usePlaceNames } from './place-name.tsx';
import type { FieldProps } from './field-props.ts';
import { OrganisationInput } from './organisation-input.tsx';
import { PointInput } from './point-input.tsx';
import { RecordInput } from './record-input.tsx';
import { ShapeInput } from './shape-input.tsx';
import { TableInput } from './table-input.tsx';

/** Empty text is nothing: the server then says what is missing. */
const orNothing = (text: string) => (text === '' ? undefined : text);
const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function TextInput({ field, value, onChange, ...more }: FieldProps) {
  const isPhone = field.kind === 'phone';
  return (
    <Input
      {...more}
      value={asText(value)}
      maxLength={field.max}
      inputMode={isPhone ? 'tel' : 'text'}
      autoComplete="off"
      onChange={(event) => onChange?.(orNothing(event.target.value))}
    />
  );
}

function LongTextInput({ field, value, onChange, ...more }: FieldProps) {
  return (
    <Input.TextArea
      {...more}
      value={asText(value)}
      maxLength={field.max}
      autoSize={{ minRows: 3, maxRows: 10 }}
      onChange={(event) => onChange?.(orNothing(event.target.value))}
    />
  );
}

function NumberInput({ field, value, onChange, ...more }: FieldProps) {
  const { l } = useWords();
  return (
    <InputNumber
      {...more}
      value={typeof value === 'number' ? value : null}
      min={field.min}
      max={field.max}
      suffix={field.unit ? l(field.unit) : undefined}
      onChange={(next) => onChange?.(next ?? undefined)}
      className="field-number"
    />
  );
}

/** Shown in yuan, kept in fen. */
function MoneyInput({ field, value, onChange, ...more }: FieldProps) {
  const { t } = useWords();
  return (
    <InputNumber
      {...more}
      value={typeof value === 'number' ? value / 100 : null}
      min={field.min === undefined ? undefined : field.min / 100}
      precision={2}
      suffix={t('field.yuan')}
      onChange={(next) => onChange?.(next === null ? undefined : Math.round(Number(next) * 100))}
      className="field-number"
    />
  );
}

function DateInput(props: FieldProps) {
  const { field: _, value, onChange, ...more } = props;
  return (
    <Input
      {...more}
      type="date"
      className="field-date"
      value={asText(value)}
      onChange={(event) => onChange?.(orNothing(event.target.value))}
    />
  );
}

/** Wall-clock time of the district; the value is an instant. */
function InstantInput(props: FieldProps) {
  const { field: _, value, onChange, ...more } = props;
  const { timeZone } = useSession().declared.district;
  const text = asText(value);
  const local = text && new Date(text).toLocaleString('sv-SE', { timeZone }).slice(0, 16);
  return (
    <Input
      {...more}
      type="datetime-local"
      className="field-date"
      value={local.replace(' ', 'T')}
      onChange={({ target }) => {
        const wall = Date.parse(`${target.value}:00Z`);
        const at = Number.isNaN(wall) ? undefined : new Date(instantOf(wall, timeZone));
        onChange?.(at?.toISOString());
      }}
    />
  );
}

interface Choice {
  value: string;
  label: string;
}

/** One or several of many, found by typing any part of the name. */
function SearchSelect(props: FieldProps & { choices: Choice[]; many?: boolean }) {
  const { field: _, value, onChange, choices, many = false, ...more } = props;
  const { t } = useWords();
  return (
    <Select
      {...more}
      mode={many ? 'multiple' : undefined}
      value={value as string | string[] | undefined}
      options={choices}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={t('field.search')}
      onChange={(next) => onChange?.(Array.isArray(next) && next.length === 0 ? undefined : next)}
      className="field-wide"
    />
  );
}

/** A few choices stand open; more are searched. */
const fewChoices = 6;

function ChoiceInput({ field, value, onChange, ...more }: FieldProps) {
  const { l } = useWords();
  const choices = Object.entries(field.options ?? {}).map(([code, label]) => ({
    value: code,
    label: l(label),
  }));
  if (choices.length > fewChoices)
    return (
      <SearchSelect {...more} field={field} value={value} onChange={onChange} choices={choices} />
    );
  const { id, ...rest } = more;
  return (
    <Radio.Group
      {...rest}
      id={id}
      aria-labelledby={id && `${id}-label`}
      value={value}
      options={choices}
      className="field-radios"
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

function YesNoInput(props: FieldProps) {
  const { field: _, value, onChange, ...more } = props;
  const { t } = useWords();
  const { id, ...rest } = more;
  return (
    <Radio.Group
      {...rest}
      id={id}
      aria-labelledby={id && `${id}-label`}
      value={value}
      options={[
        { value: true, label: t('app.yes') },
        { value: false, label: t('app.no') },
      ]}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

export function useUnitChoices(): Choice[] {
  const { declared } = useSession();
  const { l } = useWords();
  return useMemo(
    () => declared.units.map((unit) => ({ value: unit.code, label: l(unit.label) })),
    [declared, l],
  );
}

export function useCategoryChoices(): Choice[] {
  const { declared } = useSession();
  const { categoryPath } = useDeclared();
  return useMemo(
    () => declared.categories.map(({ code }) => ({ value: code, label: categoryPath(code) })),
    [declared, categoryPath],
  );
}

export function usePlaceChoices(): Choice[] {
  const { places, path } = usePlaceNames();
  return useMemo(
    () => [...places.keys()].map((code) => ({ value: code, label: path(code) })),
    [places, path],
  );
}

const UnitInput = (props: FieldProps) => <SearchSelect {...props} choices={useUnitChoices()} />;
const UnitsInput = (props: FieldProps) => (
  <SearchSelect {...props} choices={useUnitChoices()} many />
);
const CategoryInput = (props: FieldProps) => (
  <SearchSelect {...props} choices={useCategoryChoices()} />
);
const PlaceInput = (props: FieldProps) => <SearchSelect {...props} choices={usePlaceChoices()} />;

/** A table whose cells are inputs like any other. */
function RowsInput(props: FieldProps) {
  return <TableInput {...props} Cell={FieldInput} />;
}

/** Nothing can be typed where a value follows from others. */
function ComputedNote({ id }: FieldProps) {
  const { t } = useWords();
  return (
    <span id={id} className="quiet">
      {t('field.computed')}
    </span>
  );
}

const inputs = {
  text: TextInput,
  'long-text': LongTextInput,
  number: NumberInput,
  money: MoneyInput,
  date: DateInput,
  instant: InstantInput,
  choice: ChoiceInput,
  boolean: YesNoInput,
  'person-name': TextInput,
  phone: TextInput,
  address: TextInput,
  unit: UnitInput,
  units: UnitsInput,
  place: PlaceInput,
  point: PointInput,
  category: CategoryInput,
  files: FilesInput,
  record: RecordInput,
  table: RowsInput,
  organisation: OrganisationInput,
  computed: ComputedNote,
  shape: ShapeInput,
} satisfies Record<FieldKind, ComponentType<FieldProps>>;

/** The input for one field of a form, by its kind. */
export function FieldInput(props: FieldProps) {
  const Input = inputs[props.field.kind];
  return <Input {...props} />;
}
