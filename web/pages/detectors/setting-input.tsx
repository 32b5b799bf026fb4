import { Form, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words.ts';
import type { CommonFieldName, FieldShape, MethodFieldName, NumberShape } from './method-fields.ts';

export interface SettingInputProps {
  path: (string | number)[];
  name: MethodFieldName | CommonFieldName;
  shape: FieldShape;
  /** what is in force, where the draft differs */
  was?: ReactNode;
}

const round = (n: number) => Math.round(n * 1e6) / 1e6;

/** One setting: its name, its unit, its limits, and what it does when raised. */
export function SettingInput({ path, name, shape, was }: SettingInputProps) {
  const { t } = useWords();
  const shared = {
    name: path,
    label: t(`detectors.field.${name}`),
    extra: (
      <>
        {was}
        {t(`detectors.help.${name}`)}
      </>
    ),
  };
  if (shape.is === 'switch')
    return (
      <Form.Item {...shared} valuePropName="checked">
        <Switch checkedChildren={t('detectors.on')} unCheckedChildren={t('detectors.off')} />
      </Form.Item>
    );
  if (shape.is === 'choice')
    return (
      <Form.Item {...shared}>
        <Select
          options={Object.entries(shape.options).map(([value, key]) => ({
            value,
            label: t(key as 'detectors.on'),
          }))}
        />
      </Form.Item>
    );
  return <NumberInput shared={shared} shape={shape} />;
}

function NumberInput(props: {
  shared: { name: (string | number)[]; label: string; extra: ReactNode };
  shape: NumberShape;
}) {
  const { shape, shared } = props;
  const { t } = useWords();
  const { scale = 1, least, most, whole = false, step = 1, unit } = shape;
  const says =
    most === undefined
      ? t('detectors.at-least', { least: round(least * scale) })
      : t('detectors.between', { least: round(least * scale), most: round(most * scale) });
  return (
    <Form.Item
      {...shared}
      getValueProps={(value: number | null) => ({
        value: typeof value === 'number' ? round(value * scale) : value,
      })}
      normalize={(value: number | null) =>
        typeof value === 'number' ? round(value / scale) : value
      }
      rules={[
        { required: true, type: 'number', message: t('detectors.required') },
        { type: 'number', min: least, ...(most === undefined ? {} : { max: most }), message: says },
        ...(whole ? [{ type: 'integer' as const, message: t('detectors.whole') }] : []),
      ]}
    >
      <InputNumber
        className="setting-number"
        step={step}
        suffix={t(unit as 'detectors.unit.days')}
      />
    </Form.Item>
  );
}
