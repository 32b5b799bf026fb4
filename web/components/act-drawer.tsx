import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { AllowedAct, RecordView } from '../../src/model/view.ts';
import { useAnnounce } from '../announce.tsx';
import { useDoAct } from '../do-act.ts';
import { dropDraft } from '../drafts.ts';
import { useRecord } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ActForm } from './act-form.tsx';
import { DispatchWhy } from './dispatch-why.tsx';
import { ProblemLine, ProblemNote } from './problem-note.tsx';
import { StateMark } from './state-mark.tsx';
import { Timeline } from './timeline.tsx';
import { Why } from './why.tsx';

interface Asked {
  record: string;
  type: string;
}

/** The form of one act in a panel at the side: from a list, from Today or from the record's page. */
export function ActDrawer({ asked, onClose }: { asked: Asked | undefined; onClose: () => void }) {
  const { district } = useSession();
  const { data, error, refetch } = useRecord(district, asked?.record);
  const { l } = useWords();
  const act = data?.allowed.find((one) => one.type === asked?.type);
  return (
    <Drawer
      open={asked !== undefined}
      onClose={onClose}
      size={520}
      title={act ? l(act.label) : (data?.number ?? '')}
      destroyOnHidden
      className="act-drawer"
    >
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && asked && (
        <ActPanel
          key={`${asked.record} ${asked.type}`}
          view={data}
          type={asked.type}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

/** What an answer is held against: the words of the record, as they may be shown. */
const askedOf = ({ title, fields }: RecordView) =>
  [title, ...fields.filter(({ name }) => name === 'text').map(({ value }) => value)]
    .filter((words) => typeof words === 'string')
    .join('\n');

/**
 * Does an act with its form. `since` is the last act that the person had seen when they began: what
 * others did meanwhile is shown before anything is sent over it, and nothing written is lost.
 */
function ActPanel(props: { view: RecordView; type: string; onClose: () => void }) {
  const { view, type, onClose } = props;
  const { district, me } = useSession();
  const { refetch } = useRecord(district, view.record);
  const { t, l } = useWords();
  const announce = useAnnounce();
  const doAct = useDoAct();
  const [since, setSince] = useState(view.seq);
  // the form stays as it was when the act is no longer allowed: its words are the person's own
  const [begun] = useState<AllowedAct | undefined>(() => view.allowed.find((a) => a.type === type));
  const draft = `${district}.${me.person}.${view.record}.${type}`;
  const others = view.timeline.filter((act) => act.seq > since);
  const now = view.allowed.find((one) => one.type === type);
  const allowed = now !== undefined && now.refusals.length === 0;
  const isConflict = doAct.error?.is('conflict') === true;
  if (!begun) return <Alert type="info" showIcon title={t('demand.no-actions')} />;

  const submit = (input: Record<string, unknown>) =>
    doAct.mutate(
      { record: view.record, type, input, seq: since },
      {
        onSuccess: (after) => {
          dropDraft(draft);
          announce(t('row.done', { act: l(begun.label), number: after.number }));
          onClose();
        },
        onError: (error) => error.is('conflict') && void refetch(),
      },
    );
  const suggestion = view.suggestedUnit;
  const unitField = Object.keys(begun.form).find((name) => begun.form[name]?.kind === 'unit');
  const besides =
    suggestion && unitField
      ? {
          [unitField]: (
            <span className="suggested">
              {t('act.suggested', { unit: l(suggestion.unitLabel) })}
              <Why says={t('demand.why-unit')}>
                <DispatchWhy reason={suggestion} />
              </Why>
            </span>
          ),
        }
      : {};
  const label = l(begun.label);
  return (
    <>
      <p className="act-of">
        <span className="figures quiet">{view.number}</span> {view.title}{' '}
        <StateMark programme={view.programme} state={view.state} />
      </p>
      {(others.length > 0 || isConflict) && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="conflict"
          title={t('act.conflict')}
          description={
            <>
              <Timeline programme={view.programme} acts={others} />
              <p>{allowed ? t('act.conflict-still') : t('act.conflict-gone', { act: label })}</p>
              {allowed && (
                <Button
                  size="small"
                  onClick={() => {
                    setSince(view.seq);
                    doAct.reset();
                  }}
                >
                  {t('act.conflict-seen')}
                </Button>
              )}
            </>
          }
        />
      )}
      {doAct.error && !isConflict && <ProblemNote error={doAct.error} />}
      {now?.refusals.map((problem) => (
        <p key={problem.path} className="refusal">
          <ProblemLine problem={problem} />
        </p>
      ))}
      <ActForm
        form={begun.form}
        suggested={begun.suggested}
        draft={draft}
        grave={begun.grave}
        busy={doAct.isPending}
        blocked={others.length > 0 || !allowed}
        submitSays={begun.grave ? t('act.grave-do', { act: label }) : label}
        besides={besides}
        asked={askedOf(view)}
        onSubmit={submit}
        onCancel={onClose}
      />
    </>
  );
}
