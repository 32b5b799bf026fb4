import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { FigureRevision } from '../../src/model/figure-input.ts';
import type { FigureBehind } from '../../src/model/ledger-view.ts';
import type { Problem } from '../../src/model/problem.ts';
import { useReviseFigure } from '../ledger-queries.ts';
import { useWords } from '../words.ts';
import { ProblemLine, ProblemNote } from './problem-note.tsx';

const statuses = ['estimated', 'preliminary', 'final', 'revised'] as const;

/** Doubts that the server raised, each to be stood by before the figure is taken. */
export function Doubts(props: {
  doubts: readonly Problem[];
  accepted: readonly string[];
  onAccept: (codes: string[]) => void;
}) {
  const { doubts, accepted, onAccept } = props;
  const { t } = useWords();
  if (doubts.length === 0) return null;
  return (
    <fieldset className="doubts" role="alert">
      <legend>{t('figure.doubts-accept')}</legend>
      {doubts.map((doubt) => (
        <Checkbox
          key={doubt.code}
          checked={accepted.includes(doubt.code)}
          onChange={({ target }) =>
            onAccept(
              target.checked
                ? [...accepted, doubt.code]
                : accepted.filter((code) => code !== doubt.code),
            )
          }
        >
          <ProblemLine problem={doubt} />
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** Puts another value in the place of the one that holds; the old one stays, with the reason. */
export function ReviseFigure({ behind, onClose }: { behind: FigureBehind; onClose: () => void }) {
  const { t } = useWords();
  const { figure } = behind;
  const [form] = Form.useForm<Omit<FigureRevision, 'accept'>>();
  const [accepted, setAccepted] = useState<string[]>([]);
  const revise = useReviseFigure(figure.figure);
  const doubts = (revise.error?.problems ?? []).filter(({ code }) => code.startsWith('doubt.'));
  const run = (values: Omit<FigureRevision, 'accept'>) => {
    const { qualifier, note, ...rest } = values;
    const more = { ...(qualifier ? { qualifier } : {}), ...(note ? { note } : {}) };
    revise.mutate({ ...rest, ...more, accept: accepted }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t('figure.revise')}
      okText={t('figure.revise')}
      cancelText={t('app.cancel')}
      confirmLoading={revise.isPending}
      onOk={() => void form.validateFields().then(run, () => {})}
      onCancel={onClose}
    >
      {revise.isError && doubts.length === 0 && <ProblemNote error={revise.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          value: figure.value,
          unit: figure.unit,
          qualifier: figure.qualifier ?? '',
          status: 'revised',
        }}
      >
        <div className="form-pair">
          <Form.Item
            name="value"
            label={t('ledger.value')}
            rules={[{ required: true, message: t('figure.required') }]}
          >
            <Input inputMode="decimal" autoFocus />
          </Form.Item>
          <Form.Item
            name="unit"
            label={t('ledger.unit')}
            rules={[{ required: true, message: t('figure.required') }]}
          >
            <Input />
          </Form.Item>
        </div>
        <Form.Item name="status" label={t('figure.status')}>
          <Select
            options={statuses.map((value) => ({ value, label: t(`figure.status.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('figure.reason')}
          rules={[{ required: true, message: t('figure.reason-needed') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <Doubts doubts={doubts} accepted={accepted} onAccept={setAccepted} />
      </Form>
    </Modal>
  );
}
