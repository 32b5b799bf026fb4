import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Finding } from '../../../src/model/briefing.ts';
import { useWords } from '../../words.ts';
import './answers.css';

interface Props {
  findings: readonly Finding[];
  /** line of the text a finding stands in, from 1 */
  lineOf?: (finding: Finding) => number;
  /** goes to the place of a finding in the text */
  onGo?: (finding: Finding) => void;
  /** puts right what can be put right by one key */
  onMend?: (finding: Finding) => void;
}

/** What the check of a briefing says, in order of place. */
export function FindingList({ findings, lineOf, onGo, onMend }: Props) {
  const { t, l } = useWords();
  return (
    <ul className="finding-list">
      {findings.map((finding) => {
        const { rule, severity, start, detail, got, wanted, mend } = finding;
        const Icon = severity === 'error' ? CloseCircleOutlined : WarningOutlined;
        return (
          <li key={`${rule} ${start} ${got ?? ''}`} className={`finding finding-${severity}`}>
            <Icon aria-label={t(`answers.severity.${severity}`)} />
            <div>
              <p>
                {onGo ? (
                  <button type="button" className="as-link" onClick={() => onGo(finding)}>
                    {lineOf && `${t('answers.line', { n: lineOf(finding) })} · `}
                    {l(detail)}
                  </button>
                ) : (
                  l(detail)
                )}
              </p>
              {(got !== undefined || wanted !== undefined) && (
                <p className="quiet">
                  {got !== undefined && `${t('problem.got')} ${got} `}
                  {wanted !== undefined && `${t('problem.wanted')} ${wanted}`}
                </p>
              )}
              <p className="quiet finding-rule">{rule}</p>
            </div>
            {mend && onMend && (
              <Button size="small" onClick={() => onMend(finding)}>
                {t('answers.mend')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
