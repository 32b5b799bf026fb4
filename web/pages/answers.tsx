import { Button } from 'antd';
import { Link } from 'react-router';
import type { BriefingLine } from '../../src/model/briefing-view.ts';
import { useBriefings } from '../briefing-queries.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Time } from '../components/time.tsx';
import { useLinkKeys } from '../link-keys.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { BriefingStateMark } from './answers/briefing-state.tsx';
import { NewBriefing } from './answers/new-briefing.tsx';
import '../house-pages.css';
import './answers/answers.css';

/** The answer sheets of the district, each with what the check says of it. */
export function AnswersPage() {
  const { district, may } = useSession();
  const { t } = useWords();
  const briefings = useBriefings(district);
  const mayEdit = may('briefings.edit');
  return (
    <>
      <PageHead
        title={t('answers.title')}
        actions={
          <>
            <Link to={`/${district}/answers/verify`}>
              <Button tabIndex={-1}>{t('answers.verify')}</Button>
            </Link>
            {mayEdit && <NewBriefing taken={briefings.data?.map(({ code }) => code) ?? []} />}
          </>
        }
      />
      {briefings.isPending && <PageLoading />}
      {briefings.isError && (
        <ProblemNote error={briefings.error} retry={() => void briefings.refetch()} />
      )}
      {briefings.data?.length === 0 && (
        <Empty
          why={t('answers.none')}
          what={t(mayEdit ? 'answers.none-what' : 'answers.none-ask')}
        />
      )}
      {briefings.data && briefings.data.length > 0 && <BriefingList lines={briefings.data} />}
    </>
  );
}

function BriefingList({ lines }: { lines: readonly BriefingLine[] }) {
  const { district } = useSession();
  const { t } = useWords();
  const list = useLinkKeys<HTMLUListElement>('.briefing-name a');
  return (
    <ul className="briefing-list" ref={list}>
      {lines.map(({ code, head, version, state }) => (
        <li key={code} className="briefing-row">
          <div>
            <h2 className="briefing-name">
              <Link to={`/${district}/answers/${encodeURIComponent(code)}`}>
                {head?.title ?? code}
              </Link>
            </h2>
            <p className="quiet">
              {head ? `${head.period} · ${t(`answers.language.${head.language}`)}` : code}
              {' · '}
              {version.savedAt ? (
                <>
                  {t('answers.version', { n: version.version })}, {version.savedBy},{' '}
                  <Time at={version.savedAt} />
                </>
              ) : (
                t('answers.declared')
              )}
            </p>
          </div>
          <BriefingStateMark state={state} />
        </li>
      ))}
    </ul>
  );
}
