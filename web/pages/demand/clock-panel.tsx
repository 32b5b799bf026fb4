import type { ClockStep, ClockView } from '../../../src/model/clock-view.ts';
import type { RecordView } from '../../../src/model/view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { Time } from '../../components/time.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

/** The clocks of a record, and for each the answer to "why this deadline?". */
export function ClockPanel({ view }: { view: RecordView }) {
  const { t } = useWords();
  const running = view.clocks.filter((clock) => clock.stoppedAt === null);
  const stopped = view.clocks.filter((clock) => clock.stoppedAt !== null);
  if (view.clocks.length === 0) return null;
  return (
    <section className="panel clocks" aria-labelledby="clocks">
      <h2 id="clocks">{t('record.clock')}</h2>
      {running.map((clock) => (
        <ClockLineOf key={`${clock.clock} ${clock.round}`} clock={clock} />
      ))}
      {stopped.length > 0 && (
        <details open={running.length === 0}>
          <summary>{t('clock.past', { n: stopped.length })}</summary>
          {stopped.toReversed().map((clock) => (
            <ClockLineOf key={`${clock.clock} ${clock.round}`} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}

function ClockLineOf({ clock }: { clock: ClockView }) {
  const { t, l } = useWords();
  const times = useTimes();
  return (
    <div className="clock-line">
      <p className="clock-line-head">
        <strong>{l(clock.label)}</strong>
        {clock.round > 1 && <span className="quiet">{t('clock.round', { n: clock.round })}</span>}
        <ClockMark clock={clock} />
      </p>
      {clock.dueAt && (
        <p className="quiet">
          {t('clock.due')} <Time at={clock.dueAt} />
        </p>
      )}
      {clock.paused && (
        <p className="quiet">
          {t('clock.paused-since', { time: times.time(clock.paused.since), why: clock.paused.why })}
        </p>
      )}
      <details className="clock-why">
        <summary>{t('clock.why')}</summary>
        <p>
          <span className="quiet">{t('clock.basis')}</span> {l(clock.basis)}
        </p>
        <StepTable steps={clock.steps} name={l(clock.label)} />
      </details>
    </div>
  );
}

const counts = new Set(['counted', 'make-up']);
const moments = new Set(['undeclared', 'budget', 'extension', 'due']);

/** The deadline replayed: each stretch of time, whether it counted, and how much. */
function StepTable({ steps, name }: { steps: readonly ClockStep[]; name: string }) {
  const { t, l } = useWords();
  const times = useTimes();
  return (
    <div
      className="step-table"
      role="region"
      aria-label={`${name}：${t('clock.why')}`}
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('clock.from')}</th>
            <th scope="col">{t('clock.what')}</th>
            <th scope="col" className="right">
              {t('clock.counted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={`${step.kind} ${step.from} ${step.to}`} className={`step-${step.kind}`}>
              <td className="figures">{times.time(step.from)}</td>
              <td>{l(step.label)}</td>
              <td className="right figures">
                {counts.has(step.kind)
                  ? times.span(step.countedMinutes * 60_000)
                  : moments.has(step.kind)
                    ? ''
                    : t('clock.not-counted')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
