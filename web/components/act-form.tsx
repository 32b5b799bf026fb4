import { Alert, Button, Form } from 'antd';
import type { Rule } from 'antd/es/form';
import { Fragment, useState, type ReactNode } from 'react';
import type { Field } from '../../src/model/programme.ts';
import { dropDraft, findDraft, keepDraft } from '../drafts.ts';
import { useTimes } from '../times.ts';
import { useWords, type Words } from '../words.ts';
import { FieldInput } from './field-input.tsx';
import { ReplyAdvice } from './reply-advice.tsx';

const isText = /text|address|person|phone/;

/** What the server will check, said while it is written. */
function rulesOf(field: Field, { t, l }: Words): Rule[] {
  const check = (value: unknown): string | undefined => {
    const isMissing =
      value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    if (isMissing) return field.required ? t('act.required', { label: l(field.label) }) : undefined;
    const { min = 0, max = Infinity } = field;
    if (typeof value === 'string' && isText.test(field.kind)) {
      const n = [...value.trim()].length;
      return n < min || n > max ? t('act.length', { min, max, n }) : undefined;
    }
    if (Array.isArray(value) && field.kind === 'files') {
      const least = field.minFiles ?? (field.required ? 1 : 0);
      return value.length < least ? t('act.files-least', { n: least }) : undefined;
    }
    return undefined;
  };
  return [
    {
      required: field.required,
      validator: (_, value: unknown) => {
        const wrong = check(value);
        return wrong ? Promise.reject(new Error(wrong)) : Promise.resolve();
      },
    },
  ];
}

/** Personal data does not stay in a browser that others may use. */
const withoutPersonal = (
  form: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
) => Object.fromEntries(Object.entries(values).filter(([name]) => !form[name]?.sensitive));

export interface ActFormProps {
  form: Readonly<Record<string, Field>>;
  /** values to begin with, where there is no draft */
  suggested: Readonly<Record<string, unknown>>;
  /** the draft is kept under this name */
  draft: string;
  submitSays: string;
  grave?: boolean;
  busy: boolean;
  /** nothing can be sent now; what is written stays */
  blocked?: boolean;
  /** what stands beside a field, by its name, such as why a unit is suggested */
  besides?: Readonly<Record<string, ReactNode>>;
  /** what is answered by a field that is a reply; else what the form itself holds of it */
  asked?: string;
  /** hears what is being written, from the draft it begins with on */
  onWritten?: (values: Readonly<Record<string, unknown>>) => void;
  onSubmit: (input: Record<string, unknown>) => void;
  onCancel?: () => void;
}

/** The form that an act declares: one input a field, checked as the server checks, kept as a draft. */
export function ActForm(props: ActFormProps) {
  const words = useWords();
  const { t, l } = words;
  const times = useTimes();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [draft, setDraft] = useState(() => findDraft(props.draft));
  const [saved, setSaved] = useState(false);
  const known = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name in props.form));
  const drop = () => {
    dropDraft(props.draft);
    setDraft(undefined);
    setSaved(false);
    form.resetFields();
    form.setFieldsValue(known(props.suggested));
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={{ ...known(props.suggested), ...known(draft?.values ?? {}) }}
      onValuesChange={(_, values) => {
        const said = withoutPersonal(props.form, values);
        keepDraft(props.draft, said);
        setSaved(true);
        props.onWritten?.(said);
      }}
      onFinish={(values) =>
        props.onSubmit(
          Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
        )
      }
      className="act-form"
    >
      {draft && (
        <p className="draft-note">
          {t('act.draft-back', { time: times.time(draft.at) })}
          <Button type="link" size="small" onClick={drop}>
            {t('act.draft-drop')}
          </Button>
        </p>
      )}
      {Object.entries(props.form).map(([name, field]) => (
        <Fragment key={name}>
          <Form.Item
            name={name}
            label={
              <span id={`${name}-label`}>
                {l(field.label)}
                {!field.required && <small className="optional">{t('act.optional')}</small>}
              </span>
            }
            rules={rulesOf(field, words)}
            validateTrigger={['onBlur', 'onSubmit']}
            extra={props.besides?.[name] ?? (field.help && l(field.help))}
          >
            <FieldInput field={field} />
          </Form.Item>
          {field.reply && <ReplyAdvice form={form} name={name} asked={props.asked} />}
        </Fragment>
      ))}
      {props.grave && <Alert type="warning" showIcon title={t('act.grave')} />}
      <div className="act-form-end">
        <Button
          type="primary"
          danger={props.grave}
          htmlType="submit"
          loading={props.busy}
          disabled={props.blocked}
          className="act-send"
        >
          {props.busy ? t('act.doing') : props.submitSays}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{t('app.cancel')}</Button>}
        {saved && <small className="quiet">{t('act.draft')}</small>}
      </div>
    </Form>
  );
}
