import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Skeleton } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import type { Setup } from '../../src/model/house-view.ts';
import type { Me } from '../../src/model/view.ts';
import { api, type ApiProblem } from '../api.ts';
import { landingOf } from '../components/first-door.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { keys, useDistricts } from '../queries.ts';
import { useWords } from '../words.ts';
import { DoorFrame } from './sign-in/door-frame.tsx';
import './sign-in/sign-in.css';

/** The first administrator of a house, with the token that the terminal printed at its start. */
export function SetupPage() {
  const { t, l } = useWords();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: districts, error, refetch } = useDistricts();
  const setup = useMutation<Me, ApiProblem, Setup>({
    mutationFn: (body) => api.post<Me>('/setup', body),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(keys.me, me);
      void navigate(landingOf(me), { replace: true });
    },
  });
  const waiting = districts?.filter((district) => district.needsSetup) ?? [];
  const asked = params.get('district');
  const first = waiting.find((one) => one.code === asked) ?? waiting[0] ?? districts?.[0];
  return (
    <DoorFrame title={t('setup.title')}>
      <p className="quiet setup-note">{t('setup.note')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {setup.error && <ProblemNote error={setup.error} />}
      {!districts && !error && <Skeleton active />}
      {districts && (
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ token: params.get('token') ?? '', district: first?.code }}
          onFinish={(values: Setup) => setup.mutate(values)}
        >
          <Form.Item name="district" label={t('sign-in.district')} rules={[{ required: true }]}>
            <Select
              size="large"
              options={districts.map((one) => ({ value: one.code, label: l(one.label) }))}
            />
          </Form.Item>
          <Form.Item name="token" label={t('setup.token')} rules={[{ required: true }]}>
            <Input size="large" autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t('setup.name')} rules={[{ required: true }]}>
            <Input size="large" autoComplete="name" />
          </Form.Item>
          <Form.Item name="login" label={t('sign-in.login')} rules={[{ required: true }]}>
            <Input size="large" autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('setup.password')} rules={[{ required: true }]}>
            <Input.Password size="large" autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={setup.isPending}>
            {t('setup.do')}
          </Button>
        </Form>
      )}
    </DoorFrame>
  );
}
