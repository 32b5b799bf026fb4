import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Popconfirm, Select } from 'antd';
import type { NewPerson, PersonChange } from '../../../src/model/house-view.ts';
import type { Grant } from '../../../src/model/role.ts';
import type { PersonLine } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { at, keys } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { GrantsField } from './grants-field.tsx';

export interface PersonDrawerProps {
  /** `new`, a person's id, or undefined when closed */
  person: string | undefined;
  line: PersonLine | undefined;
  onClose: () => void;
}

/** The form of one person: who they are, what they may do where, their password, their locks. */
export function PersonDrawer({ person, line, onClose }: PersonDrawerProps) {
  const { t } = useWords();
  const isNew = person === 'new';
  const title = isNew ? t('people.add') : t('people.change-of', { name: line?.name ?? '' });
  return (
    <Drawer
      open={isNew || line !== undefined}
      title={title}
      size={520}
      onClose={onClose}
      destroyOnHidden
    >
      {isNew && <NewPersonForm onDone={onClose} />}
      {line && <PersonForm line={line} />}
    </Drawer>
  );
}

/** Sends a change and shows the list anew. */
function useSend<T>(send: (input: T) => Promise<PersonLine>, said: string) {
  const { district } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void message.success(said);
      return client.invalidateQueries({ queryKey: keys.people(district) });
    },
  });
}

const firstGrants = (place: string | undefined): Partial<Grant>[] => [
  { ...(place ? { place } : {}), unit: null },
];

function NewPersonForm({ onDone }: { onDone: () => void }) {
  const { district, me } = useSession();
  const { t, language } = useWords();
  const add = useSend(
    (input: NewPerson) => api.post<PersonLine>(at(district, '/people'), input),
    t('people.added'),
  );
  const required = [{ required: true, message: t('people.required') }];
  return (
    <Form<NewPerson>
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      initialValues={{ language, grants: firstGrants(me.grants[0]?.place) }}
      onFinish={(input) => add.mutate(input, { onSuccess: onDone })}
    >
      <Form.Item name="name" label={t('people.name')} rules={required}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('people.login')}
        rules={required}
        extra={t('people.login-help')}
      >
        <Input maxLength={64} autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('people.first-password')}
        rules={required}
        extra={t('people.password-help')}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="language" label={t('people.language')}>
        <Select
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      <GrantsField />
      {add.isError && <ProblemNote error={add.error} />}
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('people.add')}
      </Button>
    </Form>
  );
}

function PersonForm({ line }: { line: PersonLine }) {
  const { district } = useSession();
  const { t } = useWords();
  const change = useSend(
    (input: PersonChange) => api.patch<PersonLine>(at(district, `/people/${line.person}`), input),
    t('people.changed'),
  );
  const [passwordForm] = Form.useForm<{ password: string }>();
  const required = [{ required: true, message: t('people.required') }];
  return (
    <div className="person-form">
      {change.isError && <ProblemNote error={change.error} />}
      <Form<Pick<Required<PersonChange>, 'name' | 'grants'>>
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: line.name, grants: line.grants }}
        onFinish={(input) => change.mutate(input)}
      >
        <Form.Item name="name" label={t('people.name')} rules={required}>
          <Input maxLength={64} />
        </Form.Item>
        <GrantsField />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('people.save')}
        </Button>
      </Form>
      <section>
        <h3>{t('people.password')}</h3>
        <Form
          form={passwordForm}
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) =>
            change.mutate({ password }, { onSuccess: () => passwordForm.resetFields() })
          }
        >
          <Form.Item
            name="password"
            label={t('people.new-password')}
            rules={required}
            extra={`${t('people.password-help')} ${t('people.password-ends')}`}
          >
            <Input.Password autoComplete="new-password" visibilityToggle={false} />
          </Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            {t('people.reset')}
          </Button>
        </Form>
      </section>
      <section>
        <h3>{t('people.state')}</h3>
        <div className="button-row">
          {line.lockedUntil && (
            <Button onClick={() => change.mutate({ unlock: true })}>{t('people.unlock')}</Button>
          )}
          {line.disabled ? (
            <Button onClick={() => change.mutate({ disabled: false })}>{t('people.enable')}</Button>
          ) : (
            <Popconfirm
              title={t('people.disable-ask', { name: line.name })}
              description={t('people.disable-what')}
              okText={t('people.disable')}
              cancelText={t('app.cancel')}
              onConfirm={() => change.mutate({ disabled: true })}
            >
              <Button danger>{t('people.disable')}</Button>
            </Popconfirm>
          )}
        </div>
      </section>
    </div>
  );
}
