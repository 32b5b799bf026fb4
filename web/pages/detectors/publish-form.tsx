import { App, Button, Form, Input, type FormInstance } from 'antd';
import type { Detector } from '../../../src/model/detector.ts';
import type { DetectorTrial } from '../../../src/model/foresight-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ApiProblem } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { usePublishDetector } from '../../detector-queries.ts';
import { useWords } from '../../words.ts';
import { sameSettings } from './detector-changes.ts';
import { showProblems } from './form-problems.ts';
import type { DetectorDraftDesk } from './use-detector-draft.ts';

export interface PublishFormProps {
  desk: DetectorDraftDesk;
  form: FormInstance<Detector>;
  /** the trial that the address holds */
  trial: DetectorTrial | undefined;
  /** fetches what others have put in force */
  onReload: () => void;
}

/** Puts the draft in force, with a reason. A detector that drowns people must not wait for a trial. */
export function PublishForm({ desk, form, trial, onReload }: PublishFormProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const publish = usePublishDetector();
  const { draft, seen } = desk;
  const isTried = trial?.state === 'done' && sameSettings(trial.asked.detector, draft);
  const send = async ({ reason }: { reason: string }) => {
    const valid = await form.validateFields().then(
      () => true,
      () => false,
    );
    if (!valid) return;
    try {
      // the form goes when the draft is in force, so what comes after does not hang on it
      const { version } = await publish.mutateAsync({ detector: draft, reason, seen });
      desk.drop();
      void message.success(t('detectors.published', { n: version }));
      announce(t('detectors.published', { n: version }));
    } catch (error) {
      if (error instanceof ApiProblem) showProblems(form, error, language);
    }
  };
  return (
    <section className="page-section" aria-labelledby="publish-detector">
      <h2 id="publish-detector">{t('detectors.publish-title')}</h2>
      <Form<{ reason: string }>
        layout="vertical"
        requiredMark={false}
        className="publish-form"
        onFinish={(input) => void send(input)}
      >
        <Form.Item
          name="reason"
          label={t('detectors.reason')}
          rules={[
            { required: true, min: 2, whitespace: true, message: t('detectors.reason-help') },
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {publish.isError && (
          <ProblemNote
            error={publish.error}
            {...(publish.error.is('conflict') ? { retry: onReload } : {})}
          />
        )}
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          {t('detectors.publish')}
        </Button>
        {!isTried && <span className="quiet"> {t('detectors.untried')}</span>}
      </Form>
    </section>
  );
}
