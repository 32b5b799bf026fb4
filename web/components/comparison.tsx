import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons';
import type { RankView } from '../../src/model/ledger-view.ts';
import { useWords } from '../words.ts';
import './ledger.css';

/** Whether a stated rank and the values agree; nothing where only one of the two is there. */
export function Comparison({ comparison }: Pick<RankView, 'comparison'>) {
  const { t } = useWords();
  if (comparison === 'agree')
    return (
      <span className="ledger-right">
        <CheckOutlined aria-hidden="true" /> {t('rank.agree')}
      </span>
    );
  if (comparison === 'contradict')
    return (
      <span className="ledger-wrong">
        <CloseOutlined aria-hidden="true" /> {t('rank.contradict')}
      </span>
    );
  if (comparison === 'possible')
    return (
      <span className="quiet">
        <QuestionOutlined aria-hidden="true" /> {t('rank.possible')}
      </span>
    );
  return null;
}
