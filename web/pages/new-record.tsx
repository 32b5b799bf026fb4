import { App, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ActForm } from '../components/act-form.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useOpenRecord } from '../do-act.ts';
import { dropDraft, findDraft } from '../drafts.ts';
import { useOpeningActs } from '../opening-acts.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { SaidAlready } from './said-already.tsx';

/** The programme whose records may say the same as each other. */
const comparedProgramme = 'demand';

/** Takes a record in: the form of an opening act of the programme. */
export function NewRecordPage() {
  const { district, me } = useSession();
  const { t, l } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const openRecord = useOpenRecord();
  const openings = useOpeningActs();
  const [written, setWritten] = useState<{ draft: string; values: Record<string, unknown> }>();
  const opening =
    openings.find(({ programme }) => programme.code === params.get('programme')) ?? openings[0];
  if (!opening) return <Empty why={t('new.none')} what={t('new.none-what')} />;
  const { programme, types } = opening;
  const type = types.find((one) => one === params.get('type')) ?? types[0]!;
  const act = programme.acts[type]!;
  const draft = `${district}.${me.person}.new.${programme.code}.${type}`;
  const ways = openings.flatMap(({ programme, types }) =>
    types.map((one) => ({
      value: `${programme.code} ${one}`,
      label: l(programme.acts[one]!.label),
    })),
  );
  return (
    <div className="narrow-page">
      <PageHead title={t('new.title', { what: l(programme.recordLabel) })} />
      {ways.length > 1 && (
        <Segmented
          aria-label={t('new.kind')}
          options={ways}
          // more than these do not stand side by side in a hand
          vertical={ways.length > 3}
          value={`${programme.code} ${type}`}
          onChange={(chosen) => {
            const [code = '', way = ''] = chosen.split(' ');
            openRecord.reset();
            setParams({ programme: code, type: way }, { replace: true });
          }}
          className="new-ways"
        />
      )}
      {openRecord.error && <ProblemNote error={openRecord.error} />}
      {programme.code === comparedProgramme && (
        <SaidAlready
          key={draft}
          values={written?.draft === draft ? written.values : (findDraft(draft)?.values ?? {})}
        />
      )}
      <ActForm
        key={draft}
        form={act.form}
        suggested={{}}
        draft={draft}
        busy={openRecord.isPending}
        onWritten={(values) => setWritten({ draft, values })}
        submitSays={l(act.label)}
        onSubmit={(input) =>
          openRecord.mutate(
            { programme: programme.code, type, input },
            {
              onSuccess: (view) => {
                dropDraft(draft);
                void message.success(t('new.done', { number: view.number }));
                void navigate(`/${district}/demands/${view.record}`, { replace: true });
              },
            },
          )
        }
        onCancel={() => void navigate(-1)}
      />
    </div>
  );
}
