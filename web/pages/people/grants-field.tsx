import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { PlaceSelect } from '../../components/place-select.tsx';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

const most = 20;

/** The grants of a form: role × place × unit, one line each; at least one. */
export function GrantsField() {
  const { t } = useWords();
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <fieldset className="grants">
          <legend>{t('people.grants')}</legend>
          {fields.map(({ key, name }, i) => (
            <div
              key={key}
              className="grant"
              role="group"
              aria-label={t('people.grant-n', { n: i + 1 })}
            >
              <GrantLine name={name} />
              {fields.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('people.grant-remove', { n: i + 1 })}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          {fields.length < most && (
            <Button icon={<PlusOutlined />} onClick={() => add({ unit: null })}>
              {t('people.grant-add')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}

function GrantLine({ name }: { name: number }) {
  const { declared } = useSession();
  const { t, l } = useWords();
  const role = Form.useWatch<string | undefined>(['grants', name, 'role']);
  const needsUnit = declared.roles.find((one) => one.code === role)?.sees === 'unit';
  const required = [{ required: true, message: t('people.required') }];
  const options = (list: typeof declared.units | typeof declared.roles) =>
    list.map((one) => ({ value: one.code, label: l(one.label) }));
  return (
    <div className="grant-fields">
      <Form.Item name={[name, 'role']} label={t('people.role')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options(declared.roles)} />
      </Form.Item>
      <Form.Item name={[name, 'place']} label={t('people.place')} rules={required}>
        <PlaceSelect />
      </Form.Item>
      <Form.Item
        name={[name, 'unit']}
        label={needsUnit ? t('people.unit') : t('people.unit-optional')}
        rules={needsUnit ? required : []}
        // the API knows a missing unit as null
        normalize={(unit: string | undefined) => unit ?? null}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={options(declared.units)}
        />
      </Form.Item>
    </div>
  );
}
