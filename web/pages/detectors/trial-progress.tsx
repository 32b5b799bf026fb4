import { Button, Progress } from 'antd';
import type { DetectorTrial } from '../../../src/model/foresight-view.ts';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

export interface TrialProgressProps {
  trial: DetectorTrial;
  cancelling: boolean;
  onCancel: () => void;
}

/** How far a trial is, how fast, and how long it will take. */
export function TrialProgress({ trial, cancelling, onCancel }: TrialProgressProps) {
  const { t } = useWords();
  const { span, civil } = useTimes();
  const { days, daysDone, seconds, asked } = trial;
  const perSecond = seconds > 0 ? daysDone / seconds : 0;
  return (
    <div className="trial-progress">
      <p role="status">{t('detectors.trying', { from: civil(asked.from), to: civil(asked.to) })}</p>
      <Progress
        percent={days > 0 ? Math.floor((daysDone / days) * 100) : 0}
        aria-label={t('detectors.what-if')}
      />
      <p className="figures">
        {t('detectors.tried-days', {
          done: daysDone,
          days,
          rate: Math.round(perSecond * 60),
        })}
        {perSecond > 0 &&
          ` · ${t('detectors.remaining', { span: span(((days - daysDone) / perSecond) * 1000) })}`}
      </p>
      <p className="quiet">{t('detectors.may-leave')}</p>
      <Button danger loading={cancelling} onClick={onCancel}>
        {t('detectors.cancel')}
      </Button>
    </div>
  );
}
