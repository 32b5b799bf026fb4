import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { BriefingView } from '../../src/model/briefing-view.ts';
import { useBriefing, useCheckedText } from '../briefing-queries.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { dropDraft, findDraft, keepDraft } from '../drafts.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { BoundPage } from './answers/bound-page.tsx';
import { BriefingStateMark } from './answers/briefing-state.tsx';
import { EditorPane } from './answers/editor-pane.tsx';
import { SaveBar } from './answers/save-bar.tsx';
import { useSaving } from './answers/use-saving.ts';
import '../house-pages.css';
import './answers/answers.css';

/** Where an answer sheet is written: text and findings on the left, the page that readers get on the right. */
export function AnswerEditPage() {
  const { district, may } = useSession();
  const { t } = useWords();
  const { code = '' } = useParams();
  const briefing = useBriefing(district, code);
  const back = `/${district}/answers/${encodeURIComponent(code)}`;
  return (
    <>
      <p className="back-line">
        <Link to={back}>← {t('answers.to-page')}</Link>
      </p>
      {briefing.isPending && <PageLoading />}
      {briefing.isError && (
        <ProblemNote error={briefing.error} retry={() => void briefing.refetch()} />
      )}
      {briefing.data && !may('briefings.edit') && <Empty why={t('answers.none-ask')} />}
      {briefing.data && may('briefings.edit') && <Desk key={code} view={briefing.data} />}
    </>
  );
}

/** What is kept in this browser until it is saved. */
interface Kept {
  body: string;
  seen: number;
}

const checkAfterMs = 250;

/** The text as it was a moment ago: it is checked when somebody pauses, not at each key. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), checkAfterMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return rested;
}

function Desk({ view }: { view: BriefingView }) {
  const { district } = useSession();
  const { t } = useWords();
  const name = `briefing ${district} ${view.code}`;
  const [begun] = useState(() => findDraft(name)?.values as Kept | undefined);
  const [body, setBody] = useState(begun?.body ?? view.body);
  /** the version that this text was made from */
  const [seen, setSeen] = useState(begun?.seen ?? view.version);
  const [base, setBase] = useState(view.body);
  const [side, setSide] = useState<'write' | 'page'>('write');
  const isChanged = body !== base;
  const saving = useSaving({
    code: view.code,
    body,
    seen,
    changed: isChanged,
    onSaved: (saved) => {
      setSeen(saved.version);
      setBase(saved.body);
    },
    onGoOn: setSeen,
  });
  const rested = useRested(body);
  const check = useCheckedText(district, rested, true);
  const checked = check.data;
  useEffect(() => {
    if (isChanged) keepDraft(name, { body, seen });
    else dropDraft(name);
  }, [name, body, seen, isChanged]);
  return (
    <>
      <PageHead
        title={checked?.bound?.head.title ?? view.code}
        beside={checked && <BriefingStateMark state={checked.state} />}
        actions={<SaveBar code={view.code} seen={seen} changed={isChanged} saving={saving} />}
      />
      {begun && isChanged && <p className="quiet">{t('answers.draft-kept')}</p>}
      {check.isError && <ProblemNote error={check.error} retry={() => void check.refetch()} />}
      <Segmented
        className="desk-switch"
        value={side}
        onChange={setSide}
        options={[
          { value: 'write', label: t('answers.write') },
          { value: 'page', label: t('answers.page') },
        ]}
      />
      <div className={`answer-desk shows-${side}`}>
        <EditorPane
          text={body}
          onText={setBody}
          onSave={saving.run}
          language={checked?.bound?.head.language ?? 'zh'}
          findings={
            checked && !check.isPlaceholderData && rested === body ? checked.findings : undefined
          }
        />
        <section className="desk-page" aria-label={t('answers.page')}>
          {checked?.bound ? (
            <BoundPage bound={checked.bound} />
          ) : (
            <Empty why={t(check.isPending ? 'app.loading' : 'answers.no-head')} />
          )}
        </section>
      </div>
    </>
  );
}
