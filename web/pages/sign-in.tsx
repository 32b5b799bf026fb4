import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { DistrictLine, SignIn } from '../../src/model/house-view.ts';
import type { Me } from '../../src/model/view.ts';
import { useAnnounce } from '../announce.tsx';
import { api, type ApiProblem } from '../api.ts';
import { Empty } from '../components/empty.tsx';
import { landingOf } from '../components/first-door.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { keep, kept } from '../kept.ts';
import { keys, useDistricts } from '../queries.ts';
import { useWords } from '../words.ts';
import { DoorFrame } from './sign-in/door-frame.tsx';
import './sign-in/sign-in.css';

/** A path of our own to go back to after the sign-in; never another site. */
const backOf = (params: URLSearchParams, me: Me): string => {
  const back = params.get('back') ?? '';
  return back.startsWith(`/${me.district}/`) ? back : landingOf(me);
};

export function SignInPage() {
  const { t } = useWords();
  const { data: districts, error, refetch } = useDistricts();
  return (
    <DoorFrame title={t('sign-in.title')}>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!districts && !error && <Skeleton active />}
      {districts?.length === 0 && <Empty why={t('sign-in.none')} what={t('sign-in.none-what')} />}
      {districts && districts.length > 0 && <SignInForm districts={districts} />}
    </DoorFrame>
  );
}

/** A district that somebody can sign in to: it has examples, or an administrator. */
const isOpen = (district: DistrictLine) =>
  district.examplePassword !== null || !district.needsSetup;

function SignInForm({ districts }: { districts: DistrictLine[] }) {
  const { t, l } = useWords();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<SignIn>();
  const asked = params.get('back')?.split('/')[1] ?? kept<string>('district');
  const [code, setCode] = useState(
    () =>
      (districts.find((one) => one.code === asked) ?? districts.find(isOpen) ?? districts[0]!).code,
  );
  const district = districts.find((one) => one.code === code)!;
  const signIn = useMutation<Me, ApiProblem, SignIn>({
    mutationFn: (body) => api.post<Me>('/sign-in', body),
    onSuccess: (me) => {
      keep('district', me.district);
      client.clear();
      client.setQueryData(keys.me, me);
      void navigate(backOf(params, me), { replace: true });
    },
  });
  useEffect(() => form.setFieldValue('district', code), [form, code]);
  return (
    <>
      {signIn.error && <ProblemNote error={signIn.error} />}
      {district.needsSetup && (
        <Alert type="info" showIcon title={t('sign-in.needs-setup')} className="problem-note" />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ district: code }}
        onFinish={(values) => signIn.mutate(values)}
      >
        <Form.Item name="district" label={t('sign-in.district')} rules={[{ required: true }]}>
          <Select
            options={districts.map((one) => ({ value: one.code, label: l(one.label) }))}
            onChange={setCode}
            size="large"
          />
        </Form.Item>
        <Form.Item name="login" label={t('sign-in.login')} rules={[{ required: true }]}>
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('sign-in.password')} rules={[{ required: true }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {signIn.isPending ? t('sign-in.doing') : t('sign-in.do')}
        </Button>
      </Form>
      {district.examplePassword !== null && (
        <Examples
          district={district}
          onFill={(login) =>
            form.setFieldsValue({ login, password: district.examplePassword ?? '' })
          }
        />
      )}
    </>
  );
}

function Examples(props: { district: DistrictLine; onFill: (login: string) => void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  return (
    <section className="examples" aria-label={t('sign-in.examples')}>
      <h2>{t('sign-in.examples')}</h2>
      <ul>
        {props.district.examples.map(({ login, name }) => (
          <li key={login}>
            <Button
              onClick={() => {
                props.onFill(login);
                announce(t('sign-in.filled', { name }));
              }}
            >
              <strong>{name}</strong>
              <span className="quiet">{login}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">
        <SimulatedMark /> {t('sign-in.examples-note')}
      </p>
    </section>
  );
}
