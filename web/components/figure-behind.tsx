import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FigureBehind, NumberCard, RevisionView } from '../../src/model/ledger-view.ts';
import { amountWords, type UnitNames } from '../amount.ts';
import { useMarkFigure, useSentences } from '../ledger-queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { FigureFlags } from './figure-flags.tsx';
import { OriginView } from './origin-view.tsx';
import { ProblemLine, ProblemNote } from './problem-note.tsx';
import { ReviseFigure } from './revise-figure.tsx';
import { RowsBehindView } from './rows-behind.tsx';
import { Time } from './time.tsx';
import './ledger.css';

interface Props {
  behind: FigureBehind;
  names: UnitNames;
  /** the number it stands behind: its own name is said only where it differs */
  shown?: Pick<NumberCard, 'indicator' | 'territory' | 'period'>;
}

/** A figure that a number rests on: who says it, whose hands it went through, what it said before. */
export function FigureBehindView({ behind, names, shown }: Props) {
  const { t, l } = useWords();
  const words = useWords();
  const { figure, origin, revisions, doubts, rows } = behind;
  const isOther =
    shown !== undefined &&
    (figure.indicator !== shown.indicator.code ||
      figure.territory !== shown.territory.code ||
      figure.period !== shown.period);
  return (
    <article className="figure-behind">
      <p className="figure-line">
        {isOther && (
          <span className="quiet">
            {[figure.indicator, figure.territory, figure.period].join(' · ')}:{' '}
          </span>
        )}
        <strong className="figures">{amountWords(figure, names, words)}</strong>{' '}
        <FigureFlags figure={figure} kind={origin.kind} />
      </p>
      <OriginView origin={origin} locator={figure.locator} />
      {figure.note && <p>{figure.note}</p>}
      <Hands figure={figure} isEntry={origin.kind === 'entry'} />
      {revisions.length > 1 && <Revisions revisions={revisions} names={names} />}
      {rows && <RowsBehindView rows={rows} />}
      {doubts.length > 0 && (
        <div className="doubts">
          <h4>{t('figure.doubts')}</h4>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt.code}>
                <ProblemLine problem={doubt} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Sentences figure={figure.figure} />
      <Actions behind={behind} />
      {origin.caution && <span className="for-readers">{l(origin.caution)}</span>}
    </article>
  );
}

/** Published figures are taken over as they stand; what somebody typed needs a second pair of eyes. */
function Hands({ figure, isEntry }: { figure: RevisionView; isEntry: boolean }) {
  const { t } = useWords();
  const { entered, checked, signed } = figure.hands;
  if (entered.person === null) return <p className="quiet">{t('figure.taken-over')}</p>;
  const steps = [
    ['entered', entered],
    ['checked', checked],
    ['signed', signed],
  ] as const;
  return (
    <ol className="hands">
      {steps.map(([step, hand]) => (
        <li key={step} className={hand ? undefined : 'quiet'}>
          {t(`figure.${step}`)}:{' '}
          {hand ? (
            <>
              {hand.name} <Time at={hand.at} />
            </>
          ) : (
            t(isEntry ? 'figure.waits' : 'figure.not-needed')
          )}
        </li>
      ))}
    </ol>
  );
}

function Revisions({ revisions, names }: { revisions: readonly RevisionView[]; names: UnitNames }) {
  const words = useWords();
  const { t } = words;
  return (
    <details>
      <summary>{t('figure.revisions', { n: revisions.length })}</summary>
      <ol className="revisions">
        {revisions.map((one) => (
          <li key={one.figure}>
            <span className={one.holds ? 'figures' : 'figures quiet'}>
              {amountWords(one, names, words)}
            </span>{' '}
            · {one.hands.entered.name} <Time at={one.hands.entered.at} />
            {one.reason && ` · ${one.reason}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Which sentences of answer sheets would change with it; asked for when somebody wants to know. */
function Sentences({ figure }: { figure: string }) {
  const { district } = useSession();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const sentences = useSentences(figure, open);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('figure.sentences')}</summary>
      {sentences.isError && <ProblemNote error={sentences.error} />}
      {sentences.data?.length === 0 && <p className="quiet">{t('figure.sentences-none')}</p>}
      {sentences.data?.map(({ code, title, sentences: all }) => (
        <div key={code}>
          <Link to={`/${district}/answers/${encodeURIComponent(code)}`}>{title}</Link>
          <ul className="touched">
            {all.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Actions({ behind }: { behind: FigureBehind }) {
  const { t, l } = useWords();
  const { notification } = App.useApp();
  const [revising, setRevising] = useState(false);
  const { may, figure } = behind;
  const mark = useMarkFigure(figure.figure);
  const run = (asked: 'check' | 'sign') =>
    mark.mutate(asked, {
      onError: ({ problems }) =>
        notification.error({ title: problems.map((one) => l(one.detail)).join('；') }),
    });
  if (!may.revise && !may.check && !may.sign) return null;
  return (
    <div className="button-row">
      {(['check', 'sign'] as const).map(
        (asked) =>
          may[asked] && (
            <Popconfirm
              key={asked}
              title={t(`figure.${asked}-say`)}
              okText={t(`figure.${asked}`)}
              cancelText={t('app.cancel')}
              onConfirm={() => run(asked)}
            >
              <Button size="small" type="primary" loading={mark.isPending}>
                {t(`figure.${asked}`)}
              </Button>
            </Popconfirm>
          ),
      )}
      {may.revise && (
        <Button size="small" onClick={() => setRevising(true)}>
          {t('figure.revise')}
        </Button>
      )}
      {revising && <ReviseFigure behind={behind} onClose={() => setRevising(false)} />}
    </div>
  );
}
