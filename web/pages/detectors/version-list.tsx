import { Button, Skeleton } from 'antd';
import type { Detector } from '../../../src/model/detector.ts';
import type { DetectorVersion } from '../../../src/model/foresight-view.ts';
import { PersonName } from '../../components/person-name.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Time } from '../../components/time.tsx';
import { useDetectorVersions } from '../../detector-queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { detectorChanges, sameSettings } from './detector-changes.ts';
import { useSettingWords } from './use-setting-words.ts';

export interface VersionListProps {
  detector: Detector;
  /** puts an earlier version into the draft; absent for those who may not change anything */
  onTake?: ((detector: Detector) => void) | undefined;
}

/** Who changed a detector when, why, and what. */
export function VersionList({ detector, onTake }: VersionListProps) {
  const { district } = useSession();
  const { t } = useWords();
  const versions = useDetectorVersions(district, detector.code);
  return (
    <section className="page-section detector-history" aria-labelledby="detector-history">
      <h2 id="detector-history">{t('detectors.history')}</h2>
      {versions.isError && (
        <ProblemNote error={versions.error} retry={() => void versions.refetch()} />
      )}
      {versions.isPending && <Skeleton active title={false} />}
      <ol className="timeline">
        {versions.data?.map((version, i) => (
          <VersionLine
            key={version.version}
            version={version}
            before={versions.data[i + 1]}
            isNow={i === 0}
            onTake={sameSettings(version.detector, detector) ? undefined : onTake}
          />
        ))}
      </ol>
    </section>
  );
}

function VersionLine(props: {
  version: DetectorVersion;
  before: DetectorVersion | undefined;
  isNow: boolean;
  onTake: VersionListProps['onTake'];
}) {
  const { version, before, isNow, onTake } = props;
  const { t } = useWords();
  const words = useSettingWords();
  const changes = before ? detectorChanges(before.detector, version.detector) : [];
  return (
    <li>
      <div className="timeline-head">
        <strong>{t('detectors.in-force', { n: version.version })}</strong>
        {isNow && <span className="flag">{t('detectors.now')}</span>}
        {version.madeBy === null ? (
          <span className="quiet">{t('detectors.by-files')}</span>
        ) : (
          <PersonName name={version.madeBy} />
        )}
        <Time at={version.validFrom} />
      </div>
      {version.reason && <p className="long-text">{version.reason}</p>}
      {before === undefined && <p className="quiet">{t('detectors.first')}</p>}
      {changes.length > 0 && (
        <dl className="given">
          {changes.map(({ path, before: from, after }) => (
            <div key={path}>
              <dt>{words.name(path)}</dt>
              <dd>
                {words.value(path, from)} → {words.value(path, after)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {onTake && (
        <Button
          size="small"
          aria-label={t('detectors.take-version-of', { n: version.version })}
          onClick={() => onTake(version.detector)}
        >
          {t('detectors.take-version')}
        </Button>
      )}
    </li>
  );
}
