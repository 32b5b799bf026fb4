import { AuditOutlined, CheckOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Hand } from '../../src/model/figure.ts';
import type { RevisionView } from '../../src/model/ledger-view.ts';
import type { FigureBehind, NumberCard } from '../../src/model/number-view.ts';
import { useAnnounce } from '../announce.tsx';
import { aspectWords, type UnitNames } from '../amount.ts';
import { useMarkFigure, useSentences } from '../ledger-queries.ts';
import { periodWords } from '../period-words.ts';
import { useSession } from '../session.tsx';
import { useWords, type Words } from '../words.ts';
import { ProblemLine, ProblemNote } from './problem-note.tsx';
import { Time } from './time.tsx';
import { FigureFlags } from './figure-flags.tsx';
import { OriginView } from './origin-view.tsx';
import { ReviseFigure } from './revise-figure.tsx';
import { RowsBehindView } from './rows-behind.tsx';

/** What a figure has behind it and still before it, in one sentence. */
export function standingWords({ figure, origin }: FigureBehind, { t, l }: Words): string {
  const title = l(origin.title);
  if (origin.kind === 'acts') return t('figure.counted');
  if (figure.waits === 'check')
    return t('figure.waits-check-say', { name: figure.hands.entered.name });
  if (figure.waits === 'sign')
    return t('figure.waits-sign-say', { name: figure.hands.checked?.name ?? '' });
  if (origin.kind === 'entry') return t(figure.signed ? 'figure.went-through' : 'figure.typed');
  return t('figure.published', { title });
}

function HandLine({ says, hand }: { says: string; hand: Hand | null }) {
  if (!hand) return null;
  return (
    <span className="hand">
      {says} {hand.name} <Time at={hand.at} />
    </span>
  );
}

/** Revisions of what one origin says, newest first, with the reason and the hands of each. */
export function RevisionChain(props: { revisions: readonly RevisionView[]; names: UnitNames }) {
  const { revisions, names } = props;
  const words = useWords();
  const { t } = words;
  return (
    <ol className="revisions">
      {revisions.map((one) => (
        <li key={one.figure} className={one.holds ? undefined : 'replaced'}>
          <span className="figures">
            {t('figure.revision', { n: one.revision })}{' '}
            <strong>{aspectWords(one, one.aspect, names, words)}</strong>
          </span>{' '}
          {one.holds ? (
            <FigureFlags figure={one} />
          ) : (
            <span className="quiet">{t('figure.replaced')}</span>
          )}
          {one.reason && <p>{t('figure.reason-was', { reason: one.reason })}</p>}
          {one.note && <p className="quiet">{one.note}</p>}
          <p className="hands quiet">
            {one.hands.entered.person === null ? (
              <span className="hand">
                {t('figure.loaded')} <Time at={one.hands.entered.at} />
              </span>
            ) : (
              <HandLine says={t('figure.entered')} hand={one.hands.entered} />
            )}
            <HandLine says={t('figure.checked')} hand={one.hands.checked} />
            <HandLine says={t('figure.signed')} hand={one.hands.signed} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What may be done to a figure: checked and signed by others than who entered it, revised with a reason. */
function Hands({ behind, inConflict }: { behind: FigureBehind; inConflict: boolean }) {
  const { t } = useWords();
  const { me } = useSession();
  const announce = useAnnounce();
  const { figure, may, doubts } = behind;
  const hand = useMarkFigure(figure.figure);
  const [revising, setRevising] = useState(false);
  // what was published is looked at only where origins contradict each other
  const isAsked = figure.waits !== null || inConflict;
  const press = (what: 'check' | 'sign') =>
    hand.mutate(what, {
      onSuccess: () => announce(t(what === 'check' ? 'figure.checked' : 'figure.signed')),
    });
  const isOwn = figure.waits !== null && figure.hands.entered.person === me.person;
  return (
    <>
      {isAsked && doubts.length > 0 && (
        <ul className="doubts-said">
          {doubts.map((problem) => (
            <li key={`${problem.code} ${problem.got ?? ''}`}>
              <ProblemLine problem={problem} />
            </li>
          ))}
        </ul>
      )}
      {hand.error && <ProblemNote error={hand.error} />}
      {isOwn && <p className="quiet">{t('figure.four-eyes')}</p>}
      <div className="figure-buttons">
        {isAsked && may.check && (
          <Button
            type="primary"
            size="small"
            icon={<CheckOutlined aria-hidden="true" />}
            loading={hand.isPending}
            onClick={() => press('check')}
          >
            {t('figure.check')}
          </Button>
        )}
        {isAsked && may.sign && (
          <Button
            type="primary"
            size="small"
            icon={<AuditOutlined aria-hidden="true" />}
            loading={hand.isPending}
            onClick={() => press('sign')}
          >
            {t('figure.sign')}
          </Button>
        )}
        {may.revise && !revising && (
          <Button
            size="small"
            icon={<EditOutlined aria-hidden="true" />}
            onClick={() => setRevising(true)}
          >
            {t('figure.revise')}
          </Button>
        )}
      </div>
      {revising && <ReviseFigure behind={behind} onDone={() => setRevising(false)} />}
    </>
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

export interface FigureBehindProps {
  behind: FigureBehind;
  /** what the card is about; a figure of something else says of what */
  card: Pick<NumberCard, 'indicator' | 'territory' | 'period'>;
  /** origins contradict each other about it */
  inConflict: boolean;
  /** how it stands is said already, where it is the only one */
  said: boolean;
}

/** One figure that a number rests on: amount, origin, revisions, hands, and what may be done to it. */
export function FigureBehindView({ behind, card, inConflict, said }: FigureBehindProps) {
  const words = useWords();
  const { t, l, language } = words;
  const { figure, origin, revisions, rows, of } = behind;
  const names = of.indicator;
  const others = [
    figure.territory !== card.territory.code && l(of.territory.label),
    figure.indicator !== card.indicator.code && l(of.indicator.label),
    figure.period !== card.period && periodWords(figure.period, language),
  ].filter(Boolean);
  return (
    <article
      className="figure-behind"
      aria-label={t('figure.of-origin', { title: l(origin.title) })}
    >
      <p className="figure-line">
        <strong className="figures">{aspectWords(figure, figure.aspect, names, words)}</strong>
        {others.length > 0 && <span className="quiet">{others.join(' · ')}</span>}
        <FigureFlags figure={figure} />
      </p>
      {!said && <p>{standingWords(behind, words)}</p>}
      <OriginView origin={origin} locator={figure.locator} />
      {figure.note && revisions.length < 2 && <p className="quiet">{figure.note}</p>}
      <details className="revision-fold" open={revisions.length > 1 || figure.waits !== null}>
        <summary>{t('figure.revisions', { n: revisions.length })}</summary>
        <RevisionChain revisions={revisions} names={names} />
      </details>
      {rows && <RowsBehindView rows={rows} unit={figure.unit} />}
      <Sentences figure={figure.figure} />
      <Hands behind={behind} inConflict={inConflict} />
    </article>
  );
}
