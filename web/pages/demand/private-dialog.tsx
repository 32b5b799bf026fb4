import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import type { PrivateFields } from '../../../src/model/house-view.ts';
import type { PurposeCode } from '../../../src/model/purpose.ts';
import { api, type ApiProblem } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { at } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';

const purposes = {
  contact: 'private.purpose.contact',
  visit: 'private.purpose.visit',
  revisit: 'private.purpose.revisit',
  duplicate: 'private.purpose.duplicate',
  complaint: 'private.purpose.complaint',
  other: 'private.purpose.other',
} as const satisfies Record<PurposeCode, MessageKey>;
const purposeCodes = Object.keys(purposes) as PurposeCode[];

interface PrivateDialogProps {
  open: boolean;
  record: string;
  onClose: () => void;
  onRead: (fields: PrivateFields['fields']) => void;
}

/** Asks what personal data is needed for, says that this is written down, and fetches it. */
export function PrivateDialog({ open, record, onClose, onRead }: PrivateDialogProps) {
  const { district } = useSession();
  const { t } = useWords();
  const read = useMutation<PrivateFields, ApiProblem, string>({
    mutationFn: (purpose) => api.post(at(district, `/records/${record}/private`), { purpose }),
    onSuccess: ({ fields }) => onRead(fields),
  });
  return (
    <Modal open={open} title={t('private.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <Alert type="info" showIcon title={t('private.note')} className="problem-note" />
      {read.error && <ProblemNote error={read.error} />}
      <Form<{ purpose: PurposeCode; words?: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ purpose, words = '' }) =>
          read.mutate(words.trim() ? `${purpose}: ${words.trim()}` : purpose)
        }
      >
        <Form.Item
          name="purpose"
          label={t('private.purpose')}
          rules={[{ required: true, message: t('act.required', { label: t('private.purpose') }) }]}
        >
          <Radio.Group
            className="field-radios"
            options={purposeCodes.map((code) => ({ value: code, label: t(purposes[code]) }))}
          />
        </Form.Item>
        <Form.Item
          name="words"
          label={t('private.words')}
          dependencies={['purpose']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, words: string | undefined) =>
                getFieldValue('purpose') === 'other' && [...(words ?? '').trim()].length < 4
                  ? Promise.reject(new Error(t('act.required', { label: t('private.words') })))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input maxLength={150} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={read.isPending}>
          {t('private.do')}
        </Button>
      </Form>
    </Modal>
  );
}
