import { Form } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Detector } from '../../../src/model/detector.ts';
import type { DetectorView } from '../../../src/model/foresight-view.ts';
import { useDetectors } from '../../alert-queries.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageLoading } from '../../components/page-loading.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useTrial } from '../../detector-queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { sameSettings } from './detector-changes.ts';
import { DetectorFacts } from './detector-facts.tsx';
import { DetectorForm } from './detector-form.tsx';
import { methodInWords } from './method-in-words.ts';
import { PublishForm } from './publish-form.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { RunSection } from './run-section.tsx';
import { SettingList } from './setting-list.tsx';
import { useDetectorDraft } from './use-detector-draft.ts';
import { VersionList } from './version-list.tsx';
import { WhatIf } from './what-if.tsx';
import '../../house-pages.css';
import './detectors.css';

/** One detector: what it said, its settings in a draft that is tried before it is used, its history. */
export function DetectorPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { code } = useParams();
  const detectors = useDetectors(district);
  if (detectors.isPending) return <PageLoading />;
  const view = detectors.data?.find(({ detector }) => detector.code === code);
  return (
    <>
      <p className="back-line">
        <Link to={`/${district}/detectors`}>← {t('detectors.all')}</Link>
      </p>
      {detectors.isError && (
        <ProblemNote error={detectors.error} retry={() => void detectors.refetch()} />
      )}
      {detectors.data && !view && (
        <>
          <PageHead title={t('detectors.title')} />
          <Empty why={t('detectors.gone')}>
            <Link to={`/${district}/detectors`}>{t('detectors.all')}</Link>
          </Empty>
        </>
      )}
      {view && <DetectorDesk key={code} view={view} onReload={() => void detectors.refetch()} />}
    </>
  );
}

function DetectorDesk({ view, onReload }: { view: DetectorView; onReload: () => void }) {
  const { district, may } = useSession();
  const words = useWords();
  const { t, l } = words;
  const [form] = Form.useForm<Detector>();
  const [params] = useSearchParams();
  const trial = useTrial(district, params.get('trial') ?? undefined);
  const desk = useDetectorDraft(view);
  const { detector, version } = view;
  const mayEdit = may('detectors.edit');
  return (
    <>
      <PageHead
        title={l(detector.label)}
        beside={<span className="figures">{t('detectors.in-force', { n: version })}</span>}
      />
      <p>{l(detector.purpose)}</p>
      <p className="quiet">{methodInWords(detector.method, words)}</p>
      {!mayEdit && <ReadOnlyNote />}
      <DetectorFacts view={view} />
      <div className="detector-desk">
        <section className="page-section" aria-labelledby="detector-settings">
          <h2 id="detector-settings">{t('detectors.settings')}</h2>
          {mayEdit ? (
            <DetectorForm form={form} detector={detector} version={version} desk={desk} />
          ) : (
            <SettingList detector={detector} />
          )}
        </section>
        {mayEdit && (
          <div className="detector-try">
            <WhatIf view={view} desk={desk} form={form} />
            {!sameSettings(desk.draft, detector) && (
              <PublishForm desk={desk} form={form} trial={trial.data} onReload={onReload} />
            )}
          </div>
        )}
      </div>
      <VersionList detector={desk.draft} onTake={mayEdit ? desk.change : undefined} />
      <RunSection detector={detector.code} />
    </>
  );
}
