import { Alert, Button } from 'antd';
import type { Problem } from '../../src/model/problem.ts';
import { problemsIn } from '../api.ts';
import { useWords } from '../words.ts';

const shown = 5;

/** One problem in words: what, where it lies, got and wanted. */
export function ProblemLine({ problem }: { problem: Problem }) {
  const { t, l } = useWords();
  const { got, wanted } = problem;
  return (
    <span className="problem-line">
      {l(problem.detail)}
      {(got !== undefined || wanted !== undefined) && (
        <small>
          {got !== undefined && ` ${t('problem.got')} ${got}`}
          {wanted !== undefined && ` ${t('problem.wanted')} ${wanted}`}
        </small>
      )}
    </span>
  );
}

/** What went wrong, as the API or the page tells it; with a way to try again where there is one. */
export function ProblemNote(props: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const problems = problemsIn(props.error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem-note"
      title={
        <ul className="problem-lines">
          {problems.slice(0, shown).map((problem) => (
            <li key={`${problem.code} ${problem.path} ${problem.detail.en}`}>
              <ProblemLine problem={problem} />
            </li>
          ))}
          {problems.length > shown && <li>{t('problem.more', { n: problems.length - shown })}</li>}
        </ul>
      }
      action={
        props.retry && (
          <Button size="small" onClick={props.retry}>
            {t('app.retry')}
          </Button>
        )
      }
    />
  );
}
