import { Alert, Button, Form, Input, Popconfirm, Select, type FormInstance } from 'antd';
import { useEffect } from 'react';
import type { Detector } from '../../../src/model/detector.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { detectorChanges } from './detector-changes.ts';
import {
  commonFields,
  fieldsOf,
  methodKinds,
  usualMethod,
  type CommonFieldName,
  type MethodKind,
} from './method-fields.ts';
import { SettingInput } from './setting-input.tsx';
import type { DetectorDraftDesk } from './use-detector-draft.ts';
import { levels, useSettingWords } from './use-setting-words.ts';

export interface DetectorFormProps {
  form: FormInstance<Detector>;
  detector: Detector;
  version: number;
  desk: DetectorDraftDesk;
}

/** What the form gave, as a detector: fields that it does not show stay, an empty kind of place goes. */
function merged(before: Detector, given: Detector): Detector {
  const { placeKind, ...rest } = { ...before, ...given };
  const isOther = given.method.kind !== before.method.kind;
  const method = isOther ? usualMethod(given.method.kind) : { ...before.method, ...given.method };
  return { ...rest, method: method as Detector['method'], ...(placeKind ? { placeKind } : {}) };
}

/** The settings of one detector. What is changed goes into the draft and nowhere else. */
export function DetectorForm({ form, detector, version, desk }: DetectorFormProps) {
  const { t } = useWords();
  const words = useSettingWords();
  const { draft } = desk;
  useEffect(() => {
    // the draft also changes outside of the form: dropped, taken from a version or a trial
    form.setFieldsValue(draft);
  }, [form, draft]);
  const changed = new Map(detectorChanges(detector, draft).map((one) => [one.path, one.before]));
  const was = (path: string) =>
    changed.has(path) && (
      <span className="setting-was">
        {t('detectors.was', { value: words.value(path, changed.get(path)) })}
      </span>
    );
  return (
    <Form<Detector>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="detector-form"
      initialValues={draft}
      onValuesChange={(_, given: Detector) => desk.change(merged(draft, given))}
    >
      <DraftLine desk={desk} n={changed.size} version={version} />
      <fieldset className="setting-part">
        <legend>{t('detectors.part.speaks')}</legend>
        <div className="setting-fields">
          {(Object.keys(commonFields) as CommonFieldName[]).map((name) => (
            <SettingInput
              key={name}
              path={[name]}
              name={name}
              shape={commonFields[name]}
              was={was(name)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="setting-part">
        <legend>{t('detectors.part.watches')}</legend>
        <WatchFields was={was} />
      </fieldset>
      <fieldset className="setting-part">
        <legend>{t('detectors.part.method')}</legend>
        <MethodFields kind={draft.method.kind} was={was} />
      </fieldset>
      <fieldset className="setting-part">
        <legend>{t('detectors.part.words')}</legend>
        <WordFields was={was} />
      </fieldset>
    </Form>
  );
}

interface PartProps {
  was: (path: string) => React.ReactNode;
}

function WatchFields({ was }: PartProps) {
  const { declared } = useSession();
  const { categoryPath } = useDeclared();
  const { t } = useWords();
  const words = useSettingWords();
  const say = (path: 'categories' | 'except' | 'levels' | 'placeKind') => (
    <>
      {was(path)}
      {t(`detectors.help.${path}`)}
    </>
  );
  return (
    <div className="setting-fields">
      <Form.Item
        name="categories"
        className="setting-wide"
        label={t('detectors.field.categories')}
        extra={say('categories')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('detectors.every-category')}
          options={declared.categories.map(({ code }) => ({
            value: code,
            label: categoryPath(code),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="except"
        className="setting-wide"
        label={t('detectors.field.except')}
        extra={say('except')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('detectors.no-category')}
          options={declared.categories.map(({ code }) => ({
            value: code,
            label: categoryPath(code),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="levels"
        label={t('detectors.field.levels')}
        extra={say('levels')}
        rules={[{ required: true, message: t('detectors.required') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={levels.map((level) => ({ value: level, label: t(`detectors.level.${level}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="placeKind"
        label={t('detectors.field.placeKind')}
        extra={say('placeKind')}
        getValueProps={(value?: string) => ({ value: value ?? '' })}
      >
        <Select
          options={[
            { value: '', label: t('detectors.finest') },
            ...words.placeKinds.map((kind) => ({ value: kind, label: words.placeKind(kind) })),
          ]}
        />
      </Form.Item>
    </div>
  );
}

function MethodFields({ kind, was }: PartProps & { kind: MethodKind }) {
  const { t } = useWords();
  return (
    <div className="setting-fields">
      <Form.Item
        name={['method', 'kind']}
        className="setting-wide"
        label={t('detectors.field.kind')}
        extra={
          <>
            {was('method.kind')}
            {t(`detectors.help.kind.${kind}`)}
          </>
        }
      >
        <Select
          options={methodKinds.map((one) => ({ value: one, label: t(`detectors.kind.${one}`) }))}
        />
      </Form.Item>
      {fieldsOf(kind).map(([name, shape]) => (
        <SettingInput
          key={`${kind} ${name}`}
          path={['method', name]}
          name={name}
          shape={shape}
          was={was(`method.${name}`)}
        />
      ))}
    </div>
  );
}

const texts = [
  ['label', 'zh'],
  ['label', 'en'],
  ['purpose', 'zh'],
  ['purpose', 'en'],
] as const;

function WordFields({ was }: PartProps) {
  const { declared } = useSession();
  const { t, l } = useWords();
  return (
    <div className="setting-fields">
      {texts.map(([what, language]) => (
        <Form.Item
          key={`${what} ${language}`}
          name={[what, language]}
          label={t(`detectors.field.${what}.${language}`)}
          extra={was(`${what}.${language}`)}
          rules={[{ required: true, whitespace: true, message: t('detectors.required') }]}
        >
          {what === 'purpose' ? (
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          ) : (
            <Input maxLength={80} />
          )}
        </Form.Item>
      ))}
      <Form.Item name="owner" label={t('detectors.field.owner')} extra={was('owner')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={declared.units.map((unit) => ({ value: unit.code, label: l(unit.label) }))}
        />
      </Form.Item>
    </div>
  );
}

function DraftLine({ desk, n, version }: { desk: DetectorDraftDesk; n: number; version: number }) {
  const { t } = useWords();
  return (
    <div className="draft-line">
      <strong>{n > 0 ? t('detectors.draft-n', { n }) : t('detectors.draft-same')}</strong>
      {n > 0 && (
        <>
          <span className="quiet">{t('detectors.draft-kept')}</span>
          <Popconfirm
            title={t('detectors.draft-drop-ask')}
            okText={t('detectors.draft-drop')}
            cancelText={t('app.cancel')}
            onConfirm={desk.drop}
          >
            <Button size="small">{t('detectors.draft-drop')}</Button>
          </Popconfirm>
        </>
      )}
      {desk.isStale && (
        <Alert
          type="warning"
          showIcon
          title={t('detectors.draft-stale', { n: version })}
          action={
            <Button size="small" onClick={desk.ontoCurrent}>
              {t('detectors.draft-onto')}
            </Button>
          }
        />
      )}
    </div>
  );
}
