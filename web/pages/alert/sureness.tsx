import { Link } from 'react-router';
import type { DetectorMethod } from '../../../src/model/detector.ts';
import type { AlertView } from '../../../src/model/foresight-view.ts';
import { useDetectors } from '../../alert-queries.ts';
import { isBeyondTelling, recurrenceSpan } from '../../recurrence-words.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';
import { timesExpected } from './finding.ts';

const methodWords = {
  'space-time': 'alert.method.space-time',
  subset: 'alert.method.subset',
  ears: 'alert.method.ears',
  farrington: 'alert.method.farrington',
  cusum: 'alert.method.cusum',
} as const satisfies Record<DetectorMethod['kind'], MessageKey>;

const levelWords = {
  leaf: 'alert.level.leaf',
  parent: 'alert.level.parent',
  all: 'alert.level.all',
} as const satisfies Record<string, MessageKey>;
const isLevel = (level: string): level is keyof typeof levelWords => level in levelWords;

/** p with as many digits as it is worth. */
const shownP = (p: number): string =>
  p >= 0.001 ? p.toFixed(4).replace(/0+$/, '') : p.toExponential(1);

/** How sure: how rarely chance alone would do this; the test and its words one press deeper. */
export function Sureness({ view: { alert, evidence } }: { view: AlertView }) {
  const { district } = useSession();
  const words = useWords();
  const { t, l } = words;
  const declared = useDeclared();
  const { data } = useDetectors(district);
  const labelOf = (code: string) =>
    l(data?.find(({ detector }) => detector.code === code)?.detector.label) || code;
  const detector = data?.find((one) => one.detector.code === alert.detector)?.detector;
  const ratio = timesExpected(alert.cases, alert.expected);
  // a test by shuffling counts no further than its shuffles; the engine fits the tail beyond
  const isExtrapolated =
    detector !== undefined &&
    'replicates' in detector.method &&
    alert.p <= 1 / (detector.method.replicates + 1) &&
    alert.recurrenceDays > detector.method.replicates + 1;
  const level = isLevel(alert.level) ? t(levelWords[alert.level]) : alert.level;
  return (
    <section className="panel sureness" aria-labelledby="sureness">
      <h2 id="sureness">{t('alert.sure')}</h2>
      <p className="sureness-chance">
        {t('alert.chance', { span: recurrenceSpan(alert.recurrenceDays, words) })}
      </p>
      <p>
        {ratio === undefined
          ? t('alert.counts-none', { n: alert.cases })
          : t('alert.counts', {
              n: alert.cases,
              expected: alert.expected.toFixed(1),
              times: ratio.toFixed(1),
            })}
      </p>
      {evidence.also.length > 0 && (
        <p>
          {t('alert.also', {
            names: words.list([
              ...new Set(
                evidence.also.map(({ detector, category }) =>
                  t('alert.also-one', {
                    detector: labelOf(detector),
                    category: category ? declared.category(category) : t('alerts.all-categories'),
                  }),
                ),
              ),
            ]),
          })}
        </p>
      )}
      <details>
        <summary>{t('alert.how')}</summary>
        {detector && <p>{t(methodWords[detector.method.kind])}</p>}
        <dl className="why-list">
          <dt>p</dt>
          <dd className="figures">{shownP(alert.p)}</dd>
          <dt>{t('alert.recurrence')}</dt>
          <dd className="figures">
            {isBeyondTelling(alert.recurrenceDays)
              ? recurrenceSpan(alert.recurrenceDays, words)
              : t('alert.recurrence-days', { n: Math.round(alert.recurrenceDays) })}
            {isExtrapolated && <p className="quiet">{t('alert.extrapolated')}</p>}
          </dd>
          {detector && (
            <>
              <dt>{t('alert.bar')}</dt>
              <dd className="figures">
                {t('alert.recurrence-days', { n: detector.speaksAtDays })}
              </dd>
            </>
          )}
          <dt>{t('alert.counted')}</dt>
          <dd>
            {alert.category ? declared.categoryPath(alert.category) : t('alerts.all-categories')}{' '}
            <span className="quiet">{level}</span>
          </dd>
          <dt>{t('alerts.detector')}</dt>
          <dd>
            <Link to={`/${district}/detectors/${encodeURIComponent(alert.detector)}`}>
              {labelOf(alert.detector)}
            </Link>
            {detector && <p className="quiet">{l(detector.purpose)}</p>}
          </dd>
          <dt>{t('alert.owner')}</dt>
          <dd>{declared.unit(alert.lead) || '—'}</dd>
        </dl>
      </details>
    </section>
  );
}
