import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FigureStatus } from '../../src/model/figure.ts';
import type { Problem } from '../../src/model/problem.ts';
import { useWords } from '../words.ts';
import type { DraftProblems } from './draft-problems.ts';
import { ProblemLine } from './problem-note.tsx';

/** A field with the problems that were found in it. */
export function DraftField(props: {
  name: string;
  label: string;
  problems: DraftProblems;
  optional?: boolean;
  extra?: ReactNode;
  children: ReactNode;
}) {
  const { name, label, problems, optional = false, extra, children } = props;
  const { t } = useWords();
  const found = problems.at.get(name) ?? [];
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={optional ? [] : [{ required: true, message: t('figure.required') }]}
      {...(found.length > 0 && {
        validateStatus: 'error' as const,
        help: found.map((problem) => (
          <ProblemLine key={problem.code + problem.path} problem={problem} />
        )),
      })}
    >
      {children}
    </Form.Item>
  );
}

const statuses = ['final', 'preliminary', 'estimated', 'revised'] as const satisfies FigureStatus[];

/** The amount itself: digits, unit, the word that leaves something open, how final it is. */
export function AmountFields({ problems }: { problems: DraftProblems }) {
  const { t } = useWords();
  return (
    <>
      <div className="form-pair">
        <DraftField name="value" label={t('ledger.value')} problems={problems}>
          <Input inputMode="decimal" autoComplete="off" maxLength={60} />
        </DraftField>
        <DraftField name="unit" label={t('ledger.unit')} problems={problems}>
          <Input autoComplete="off" maxLength={20} />
        </DraftField>
      </div>
      <div className="form-pair">
        <DraftField name="status" label={t('figure.status')} problems={problems}>
          <Select
            options={statuses.map((value) => ({ value, label: t(`figure.status.${value}`) }))}
          />
        </DraftField>
        <DraftField name="qualifier" label={t('figure.qualifier')} problems={problems} optional>
          <Input autoComplete="off" maxLength={10} placeholder={t('figure.qualifier-say')} />
        </DraftField>
      </div>
    </>
  );
}

/** Doubts about a figure, each to be stood by before it is sent again. */
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
      {doubts.map((problem) => (
        <Checkbox
          key={`${problem.code} ${problem.got ?? ''}`}
          checked={accepted.includes(problem.code)}
          onChange={({ target }) =>
            onAccept(
              target.checked
                ? [...accepted, problem.code]
                : accepted.filter((code) => code !== problem.code),
            )
          }
        >
          <ProblemLine problem={problem} /> <strong>{t('figure.stand-by')}</strong>
        </Checkbox>
      ))}
    </fieldset>
  );
}
