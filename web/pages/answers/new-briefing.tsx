import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BriefingHead } from '../../../src/model/briefing.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { api, type ApiProblem } from '../../api.ts';
import { at } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import type { BriefingView } from '../../../src/model/briefing-view.ts';
import type { IndicatorPage } from '../../../src/model/ledger-view.ts';
import { useMutation } from '@tanstack/react-query';

interface Begun extends Pick<BriefingHead, 'code' | 'title' | 'period' | 'language'> {}

/** YAML takes a text in double quotes as JSON writes it. */
const textOf = (head: Omit<BriefingHead, 'issuer' | 'date' | 'kicker'>): string =>
  [
    '---',
    ...Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    '---',
    '',
    `# ${head.title}`,
    '',
    '',
  ].join('\n');

/** Begins a briefing: asks for what its head must say, saves it, opens the editor. */
export function NewBriefing({ taken }: { taken: readonly string[] }) {
  const { district } = useSession();
  const { t } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Begun>();
  const begin = useMutation<BriefingView, ApiProblem, Begun>({
    mutationFn: async (begun) => {
      // the territory that the district's own figures are of
      const { territory } = await api.get<IndicatorPage>(at(district, '/indicators?pageSize=1'));
      const body = textOf({ ...begun, district, territory: territory.code });
      const path = `/briefings/${encodeURIComponent(begun.code)}`;
      return api.put(at(district, path), { body, seen: 0 });
    },
    onSuccess: ({ code }) => void navigate(`/${district}/answers/${code}/edit`),
  });
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('answers.new')}
      </Button>
      <Modal
        open={open}
        title={t('answers.new')}
        okText={t('answers.begin')}
        cancelText={t('app.cancel')}
        confirmLoading={begin.isPending}
        onOk={() =>
          void form.validateFields().then(
            (begun) => begin.mutate(begun),
            () => {},
          )
        }
        onCancel={() => setOpen(false)}
      >
        {begin.isError && <ProblemNote error={begin.error} />}
        <Form form={form} layout="vertical" initialValues={{ language: 'zh' }}>
          <Form.Item
            name="title"
            label={t('answers.field.title')}
            rules={[{ required: true, message: t('answers.field.required') }]}
          >
            <Input maxLength={100} autoFocus />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('answers.field.code')}
            extra={t('answers.field.code-say')}
            rules={[
              { required: true, message: t('answers.field.required') },
              { pattern: /^[a-z0-9][a-z0-9-]*$/, message: t('answers.field.code-say') },
              {
                validator: (_, code: string) =>
                  taken.includes(code)
                    ? Promise.reject(new Error(t('answers.field.code-taken')))
                    : Promise.resolve(),
              },
            ]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="period"
            label={t('answers.field.period')}
            extra="2025, 2025-Q3, 2025-09"
            rules={[
              { required: true, message: t('answers.field.required') },
              { pattern: /^\d{4}(-Q[1-4]|-\d\d)?$/, message: '2025, 2025-Q3, 2025-09' },
            ]}
          >
            <Input maxLength={7} />
          </Form.Item>
          <Form.Item name="language" label={t('answers.field.language')}>
            <Select
              options={(['zh', 'en'] as const).map((value) => ({
                value,
                label: t(`answers.language.${value}`),
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
