import { SaveOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Space } from 'antd';
import { Link } from 'react-router';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import type { Saving } from './use-saving.ts';

interface Props {
  code: string;
  seen: number;
  changed: boolean;
  saving: Saving;
}

/** What is saved and what is not; says who else has saved in between. */
export function SaveBar({ code, seen, changed, saving }: Props) {
  const { district } = useSession();
  const { t } = useWords();
  const { note, setNote, run, goOn, isPending, error, isLate } = saving;
  const saved = seen === 0 ? t('answers.declared') : t('answers.saved', { n: seen });
  return (
    <div className="save-bar">
      <span className="quiet">{changed ? t('answers.unsaved') : saved}</span>
      <Space.Compact>
        <Input
          aria-label={t('answers.note')}
          placeholder={t('answers.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={run}
        />
        <Button
          type="primary"
          icon={<SaveOutlined />}
          disabled={!changed}
          loading={isPending}
          onClick={run}
        >
          {t('answers.save')}
        </Button>
      </Space.Compact>
      {error && !isLate && <ProblemNote error={error} />}
      {isLate && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('answers.late')}
          description={
            <>
              <Link to={`/${district}/answers/${encodeURIComponent(code)}`} target="_blank">
                {t('answers.late-look')}
              </Link>{' '}
              <Button size="small" onClick={() => void goOn()}>
                {t('answers.late-go-on')}
              </Button>
            </>
          }
        />
      )}
    </div>
  );
}
