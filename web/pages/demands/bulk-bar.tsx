import { Alert, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { BulkResult } from '../../../src/model/house-view.ts';
import type { ActType } from '../../../src/model/programme.ts';
import type { RecordLine } from '../../../src/model/view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { ProblemLine, ProblemNote } from '../../components/problem-note.tsx';
import { useDoActs, type BulkAsked } from '../../do-act.ts';
import { leadFieldOf, suggestedInputOf } from '../../row-acts.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** What can be done to all chosen rows at once, and what became of each. */
export function BulkBar(props: { chosen: RecordLine[]; onClear: () => void }) {
  const { chosen, onClear } = props;
  const { t, l } = useWords();
  const words = useDeclared();
  const [type, setType] = useState<string>();
  const [result, setResult] = useState<BulkResult>();
  const acts = words.programme(chosen[0]?.programme ?? '')?.acts ?? {};
  const fitting = Object.entries(acts)
    .filter(([, act]) => act.bulk)
    .map(([code, act]) => ({
      code,
      act,
      n: chosen.filter((row) => row.acts.includes(code)).length,
    }))
    .filter(({ n }) => n > 0);
  const begun = type === undefined ? undefined : acts[type];
  return (
    <section className="bulk-bar" aria-label={t('bulk.chosen', { n: chosen.length })}>
      <strong className="figures">{t('bulk.chosen', { n: chosen.length })}</strong>
      {fitting.map(({ code, act, n }) => (
        <Button key={code} size="small" type="primary" onClick={() => setType(code)}>
          {t('bulk.act', { act: l(act.label), n })}
        </Button>
      ))}
      <Button size="small" onClick={onClear}>
        {t('bulk.none')}
      </Button>
      {result && <BulkOutcome result={result} rows={chosen} />}
      <Modal
        open={begun !== undefined}
        title={begun && t('bulk.title', { act: l(begun.label) })}
        footer={null}
        onCancel={() => setType(undefined)}
        destroyOnHidden
      >
        {begun && type !== undefined && (
          <BulkForm
            type={type}
            act={begun}
            rows={chosen.filter((row) => row.acts.includes(type))}
            onDone={(done) => {
              setType(undefined);
              setResult(done);
            }}
          />
        )}
      </Modal>
    </section>
  );
}

/** Each row to its own suggested unit: one request a unit. */
function groupsBySuggestion(type: string, act: ActType, rows: RecordLine[]): BulkAsked[] {
  const groups = new Map<string, BulkAsked>();
  for (const row of rows) {
    const input = suggestedInputOf(act, row);
    if (!input) continue;
    const key = JSON.stringify(input);
    const group = groups.get(key) ?? { type, input, records: [] };
    group.records.push({ record: row.record, seq: row.seq });
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface BulkFormProps {
  type: string;
  act: ActType;
  rows: RecordLine[];
  onDone: (result: BulkResult) => void;
}

function BulkForm({ type, act, rows, onDone }: BulkFormProps) {
  const { district, me } = useSession();
  const { t } = useWords();
  const announce = useAnnounce();
  const doActs = useDoActs();
  const groups = groupsBySuggestion(type, act, rows);
  const suggested = groups.reduce((sum, group) => sum + group.records.length, 0);
  const [each, setEach] = useState(suggested > 0);
  const send = (asked: BulkAsked[]) =>
    doActs.mutate(asked, {
      onSuccess: (result) => {
        announce(t('bulk.done', { n: result.done }));
        onDone(result);
      },
    });
  const leads = new Set(groups.map(({ input }) => input[leadFieldOf(act) ?? '']));
  return (
    <>
      {doActs.error && <ProblemNote error={doActs.error} />}
      {suggested > 0 && (
        <Radio.Group
          value={each}
          onChange={(event) => setEach(event.target.value === true)}
          className="bulk-ways"
          options={[
            { value: true, label: t('bulk.suggested') },
            { value: false, label: t('bulk.same') },
          ]}
        />
      )}
      {suggested > 0 && each ? (
        <>
          <p>{t('bulk.suggested-say', { n: suggested, units: leads.size })}</p>
          {suggested < rows.length && (
            <p className="quiet">{t('bulk.skipped', { n: rows.length - suggested })}</p>
          )}
          <Button type="primary" loading={doActs.isPending} onClick={() => send(groups)}>
            {t('bulk.do', { n: suggested })}
          </Button>
        </>
      ) : (
        <ActForm
          form={act.form}
          suggested={{}}
          draft={`${district}.${me.person}.bulk.${type}`}
          busy={doActs.isPending}
          grave={act.grave}
          submitSays={t('bulk.do', { n: rows.length })}
          onSubmit={(input) =>
            send([{ type, input, records: rows.map(({ record, seq }) => ({ record, seq })) }])
          }
        />
      )}
    </>
  );
}

/** How many were done, and for each that was not the reason in words. */
function BulkOutcome({ result, rows }: { result: BulkResult; rows: RecordLine[] }) {
  const { t } = useWords();
  const numberOf = (record: string) => rows.find((row) => row.record === record)?.number ?? record;
  return (
    <Alert
      type={result.refused.length ? 'warning' : 'success'}
      showIcon
      className="bulk-outcome"
      title={t('bulk.done', { n: result.done })}
      description={
        result.refused.length > 0 && (
          <>
            <p>{t('bulk.refused', { n: result.refused.length })}</p>
            <ul>
              {result.refused.map(({ record, problems }) => (
                <li key={record}>
                  <span className="figures">{numberOf(record)}</span>{' '}
                  {problems.map((problem) => (
                    <ProblemLine key={problem.path + problem.code} problem={problem} />
                  ))}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
