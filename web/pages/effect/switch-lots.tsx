import { Button, Form, Input, Modal } from 'antd';
import type { EffectView } from '../../../src/model/effect-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSwitchLots } from '../../plan-queries.ts';
import { useWords } from '../../words.ts';

interface SwitchLotsProps {
  open: boolean;
  isOn: boolean;
  view: EffectView;
  onClose: () => void;
}

/** Asks why the lots are switched, and says what can no longer be known. */
export function SwitchLots({ open, isOn, view, onClose }: SwitchLotsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const change = useSwitchLots();
  const title = t(isOn ? 'effect.switch-off' : 'effect.switch-on');
  const send = ({ reason }: { reason: string }) =>
    change.mutate(
      { isOn: !isOn, reason: reason.trim(), step: view.steps[0]?.step ?? 0 },
      {
        onSuccess: () => {
          announce(t('effect.switched'));
          onClose();
        },
      },
    );
  return (
    <Modal open={open} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <p>{t(isOn ? 'effect.switch-off-ask' : 'effect.switch-on-ask')}</p>
      {change.error && <ProblemNote error={change.error} />}
      <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="reason"
          label={t('effect.reason')}
          rules={[
            {
              required: true,
              min: 4,
              whitespace: true,
              message: t('act.required', { label: t('effect.reason') }),
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {title}
          </Button>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </div>
      </Form>
    </Modal>
  );
}
