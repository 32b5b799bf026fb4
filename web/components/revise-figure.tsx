import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { FigureRevision } from '../../src/model/figure-input.ts';
import type { FigureBehind } from '../../src/model/number-view.ts';
import { ApiProblem } from '../api.ts';
import { useAnnounce } from '../announce.tsx';
import { useReviseFigure } from '../ledger-queries.ts';
import { useWords } from '../words.ts';
import { ProblemNote } from './problem-note.tsx';
import { sortProblems } from './draft-problems.ts';
import { AmountFields, Doubts, DraftField } from './figure-fields.tsx';

type Asked = Pick<FigureRevision, 'value' | 'unit' | 'status' | 'reason'> &
  Partial<Pick<FigureRevision, 'qualifier' | 'note'>>;

const fields = ['value', 'unit', 'status', 'qualifier', 'reason', 'note'];

/** Puts another revision in the place of the one that holds, with the reason for it. */
export function ReviseFigure({ behind, onDone }: { behind: FigureBehind; onDone: () => void }) {
  const { figure } = behind;
  const { t } = useWords();
  const announce = useAnnounce();
  const revise = useReviseFigure(figure.figure);
  const [accepted, setAccepted] = useState<string[]>([]);
  const problems = sortProblems(revise.error, fields);
  const send = ({ qualifier, note, ...asked }: Asked) =>
    revise.mutate(
      {
        ...asked,
        ...(qualifier ? { qualifier } : {}),
        ...(note ? { note } : {}),
        accept: accepted,
      },
      {
        onSuccess: () => {
          announce(t('figure.revised'));
          onDone();
        },
      },
    );
  return (
    <Form<Asked>
      layout="vertical"
      requiredMark={false}
      className="draft-form"
      initialValues={{
        value: figure.value,
        unit: figure.unit,
        status: 'revised',
        qualifier: figure.qualifier ?? '',
      }}
      onFinish={send}
    >
      <AmountFields problems={problems} />
      <DraftField
        name="reason"
        label={t('figure.reason')}
        problems={problems}
        extra={t('figure.reason-needed')}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </DraftField>
      <Doubts doubts={problems.doubts} accepted={accepted} onAccept={setAccepted} />
      {problems.rest.length > 0 && <ProblemNote error={new ApiProblem(422, problems.rest)} />}
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={revise.isPending}>
          {t('figure.revise')}
        </Button>
        <Button onClick={onDone}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}
