import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { EffectView } from '../../src/model/effect-view.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { useEffectView } from '../plan-queries.ts';
import { useSession } from '../session.tsx';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { ActedTable } from './effect/acted-table.tsx';
import { CompareTable } from './effect/compare-table.tsx';
import { EffectFinding } from './effect/effect-finding.tsx';
import { LotTable } from './effect/lot-table.tsx';
import { Outlook } from './effect/outlook.tsx';
import { StepTable } from './effect/step-table.tsx';
import { SwitchLots } from './effect/switch-lots.tsx';
import '../house-pages.css';
import './plan/plan.css';
import './scorecard/scorecard.css';
import './effect/effect.css';

/** Whether acting before the complaint helped: what the lot held back against what was acted on. */
export function EffectPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { data, error, refetch } = useEffectView(district);
  const [switching, setSwitching] = useState(false);
  const isOn = data?.steps[0]?.isOn ?? true;
  return (
    <>
      <PageHead
        title={t('effect.title')}
        beside={data?.simulated && <SimulatedMark page />}
        actions={
          data?.holdOut &&
          data.maySwitch && (
            <Button onClick={() => setSwitching(true)}>
              {t(isOn ? 'effect.switch-off' : 'effect.switch-on')}
            </Button>
          )
        }
      />
      <p className="quiet score-say">{t('effect.say')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && !data.holdOut && data.lots.drawn === 0 && (
        <Empty why={t('effect.none')} what={t('effect.none-what')} />
      )}
      {data && (data.holdOut || data.lots.drawn > 0) && <Known view={data} />}
      {data && (
        <SwitchLots open={switching} isOn={isOn} view={data} onClose={() => setSwitching(false)} />
      )}
    </>
  );
}

function Known({ view }: { view: EffectView }) {
  const { t, l } = useWords();
  return (
    <>
      <HowItIsDrawn view={view} />
      <EffectFinding view={view} />
      <CompareTable view={view} />
      <div className="score-pair">
        <Outlook view={view} />
        <ActedTable view={view} />
      </div>
      <LotTable view={view} />
      <StepTable view={view} />
      <p className="quiet effect-basis">
        {view.holdOut && t('effect.basis', { basis: l(view.holdOut.basis) })} {t('effect.never')}
      </p>
    </>
  );
}

/** Whether lots are drawn, how many were, and whether their log is true. */
function HowItIsDrawn({ view: { steps, lots, holdOut } }: { view: EffectView }) {
  const { t } = useWords();
  const { time, civil } = useTimes();
  const [step] = steps;
  return (
    <div className="effect-state">
      {!step && holdOut && <p>{t('effect.not-begun')}</p>}
      {step?.isOn && (
        <p>{t('effect.on', { share: Math.round(100 * step.share), days: step.days })}</p>
      )}
      {step && !step.isOn && (
        <div className="score-honest">
          <p>
            {t('effect.off', {
              by: step.madeBy ?? t('effect.step-house'),
              at: time(step.madeAt),
              reason: step.reason ?? '—',
            })}
          </p>
          <p>{t('effect.off-lost')}</p>
        </div>
      )}
      {lots.drawn > 0 && (
        <p>
          {t('effect.drawn', { drawn: lots.drawn, held: lots.held, complete: lots.complete })}{' '}
          {lots.nextDay && t('effect.next', { day: civil(lots.nextDay) })}{' '}
          <span className="quiet">{t('effect.blind')}</span>
        </p>
      )}
      {lots.drawn > 0 &&
        (lots.wrong === 0 ? (
          <p className="quiet">{t('effect.log-true')}</p>
        ) : (
          <p role="alert" className="effect-wrong">
            {t('effect.log-wrong', { n: lots.wrong })}
          </p>
        ))}
    </div>
  );
}
