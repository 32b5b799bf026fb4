import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { DetectorView } from '../../src/model/foresight-view.ts';
import { useDetectors } from '../alert-queries.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useLinkKeys } from '../link-keys.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { DetectorFacts } from './detectors/detector-facts.tsx';
import { methodInWords } from './detectors/method-in-words.ts';
import { ReadOnlyNote } from './detectors/read-only-note.tsx';
import { RunSection } from './detectors/run-section.tsx';
import '../house-pages.css';
import './detectors/detectors.css';

/** What watches the district: each detector with what it said lately, and the runs. */
export function DetectorsPage() {
  const { district, may } = useSession();
  const { t, l } = useWords();
  const detectors = useDetectors(district);
  const names = new Map(detectors.data?.map(({ detector }) => [detector.code, detector.label]));
  return (
    <>
      <PageHead title={t('detectors.title')} />
      <p className="quiet detectors-say">{t('detectors.say')}</p>
      {!may('detectors.edit') && <ReadOnlyNote />}
      {detectors.isError && (
        <ProblemNote error={detectors.error} retry={() => void detectors.refetch()} />
      )}
      {detectors.isPending && <Skeleton active paragraph={{ rows: 10 }} className="page-section" />}
      {detectors.data?.length === 0 && (
        <Empty why={t('detectors.none')} what={t('detectors.none-what')} />
      )}
      {detectors.data && detectors.data.length > 0 && (
        <>
          <DetectorList views={detectors.data} />
          <RunSection nameOf={(code) => l(names.get(code)) || code} />
        </>
      )}
    </>
  );
}

function DetectorList({ views }: { views: readonly DetectorView[] }) {
  const { district } = useSession();
  const { l } = useWords();
  const list = useLinkKeys<HTMLUListElement>('.detector-name a');
  return (
    <ul className="detector-list" ref={list}>
      {views.map((view) => (
        <li key={view.detector.code} className="detector-row">
          <div className="detector-words">
            <h2 className="detector-name">
              <Link to={`/${district}/detectors/${encodeURIComponent(view.detector.code)}`}>
                {l(view.detector.label)}
              </Link>
            </h2>
            <p>{l(view.detector.purpose)}</p>
            <DetectorInWords view={view} />
          </div>
          <DetectorFacts view={view} />
        </li>
      ))}
    </ul>
  );
}

/** How it looks, and at what. */
function DetectorInWords({ view }: { view: DetectorView }) {
  const words = useWords();
  const { categoryPath } = useDeclared();
  const { categories, except = [], levels, method } = view.detector;
  return (
    <>
      <p className="quiet">{methodInWords(method, words)}</p>
      <p className="quiet">
        {categories.length > 0
          ? words.list(categories.map(categoryPath))
          : words.t('detectors.every-category')}
        {except.length > 0 &&
          ` · ${words.t('detectors.left-out', { what: words.list(except.map(categoryPath)) })}`}
        {' · '}
        {words.list(levels.map((level) => words.t(`detectors.level.${level}`)))}
      </p>
    </>
  );
}
