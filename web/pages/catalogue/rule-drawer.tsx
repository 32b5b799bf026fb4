import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DispatchRule } from '../../../src/model/district.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { conditionsOf, ruleOf, type Condition } from './conditions.ts';
import { ConditionsField } from './conditions-field.tsx';
import { ruleInWords } from './rule-in-words.ts';
import { useRuleLookups } from './use-rule-lookups.ts';

export interface RuleDrawerProps {
  rule: DispatchRule;
  onSave: (rule: DispatchRule) => void;
  onClose: () => void;
}

interface RuleForm {
  zh: string;
  en: string;
  lead: string;
  assist: string[];
}

/** The form of one dispatch rule. A condition that is too special for it is shown and kept. */
export function RuleDrawer({ rule, onSave, onClose }: RuleDrawerProps) {
  const { declared } = useSession();
  const { t, l, language } = useWords();
  const lookups = useRuleLookups();
  const [conditions, setConditions] = useState(() => conditionsOf(rule.when));
  const when = conditions ? ruleOf(conditions.filter(isFilled)) : rule.when;
  const units = declared.units.map((unit) => ({ value: unit.code, label: l(unit.label) }));
  const required = [{ required: true, message: t('people.required') }];
  const isNew = rule.lead === '';
  return (
    <Drawer
      open
      size={560}
      title={isNew ? t('catalogue.add') : t('catalogue.edit', { name: l(rule.label) })}
      onClose={onClose}
    >
      <Form<RuleForm>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          zh: rule.label.zh,
          en: rule.label.en,
          lead: rule.lead || undefined,
          assist: rule.assist,
        }}
        onFinish={({ zh, en, lead, assist }) =>
          onSave({ ...rule, label: { zh, en }, when, lead, assist })
        }
      >
        <Form.Item name="zh" label={t('catalogue.name-zh')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="en" label={t('catalogue.name-en')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        {conditions ? (
          <ConditionsField conditions={conditions} onChange={setConditions} />
        ) : (
          <Alert type="info" title={t('catalogue.special')} />
        )}
        <p className="rule-said">
          <span className="quiet">{t('catalogue.reads')}</span>{' '}
          {ruleInWords(when, lookups, language)}
        </p>
        <Form.Item name="lead" label={t('record.lead')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
        <Form.Item name="assist" label={t('record.assist')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('catalogue.keep')}
        </Button>
      </Form>
    </Drawer>
  );
}

/** Half-written lines of the builder are not part of the rule yet. */
function isFilled(condition: Condition): boolean {
  if ('codes' in condition) return condition.codes.length > 0;
  return condition.kind !== 'words' || condition.words.length > 0;
}
