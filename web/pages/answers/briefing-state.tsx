import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { BriefingState } from '../../../src/model/briefing-view.ts';
import { useWords } from '../../words.ts';

/** What the check says of a briefing: wrong, doubtful, or every number bound. */
export function BriefingStateMark({ state }: { state: BriefingState }) {
  const { t } = useWords();
  const { errors, warnings, numbers } = state;
  if (errors > 0) {
    return (
      <span className="briefing-state briefing-wrong">
        <CloseCircleOutlined aria-hidden="true" /> {t('answers.errors', { n: errors })}
        {warnings > 0 && ` · ${t('answers.warnings', { n: warnings })}`}
      </span>
    );
  }
  if (warnings > 0) {
    return (
      <span className="briefing-state briefing-doubtful">
        <WarningOutlined aria-hidden="true" /> {t('answers.warnings', { n: warnings })}
      </span>
    );
  }
  return (
    <span className="briefing-state briefing-right">
      <CheckCircleOutlined aria-hidden="true" /> {t('answers.all-bound', { n: numbers })}
    </span>
  );
}
