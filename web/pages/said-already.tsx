import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { SaidDraft, SimilarAnswer, SimilarLine } from '../../src/model/similar-view.ts';
import { api } from '../api.ts';
import { StateMark } from '../components/state-mark.tsx';
import { at, keys } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords, type Words } from '../words.ts';
import './said-already.css';

/** Nobody wants an answer to half a word. */
const restMs = 500;
const leastLetters = 4;
/** The index of a large district takes a while after a start. */
export const askAgainMs = 3_000;

/** What the form of an opening act holds, as far as it can be compared. */
function draftOf(values: Readonly<Record<string, unknown>>): SaidDraft {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const point = values.point as { lat?: unknown; lon?: unknown } | null | undefined;
  const { lat, lon } = point ?? {};
  const isPlaced = typeof lat === 'number' && typeof lon === 'number';
  return {
    text: [text('title'), text('text'), text('address')].join(' ').trim().slice(0, 20_000),
    category: text('category') || null,
    lat: isPlaced ? lat : null,
    lon: isPlaced ? lon : null,
  };
}

const canAsk = ({ text, category, lat }: SaidDraft) =>
  [...text].length >= leastLetters || (category !== null && lat !== null);

/** What is like the demand that is being written, found while it is written. */
export function SaidAlready({ values }: { values: Readonly<Record<string, unknown>> }) {
  const { district } = useSession();
  const { t } = useWords();
  const [rested, setRested] = useState(() => draftOf(values));
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(draftOf(values)), restMs);
    return () => window.clearTimeout(timer);
  }, [values]);
  const asks = canAsk(rested);
  const { data, error } = useQuery({
    queryKey: keys.saidAlready(district, rested),
    queryFn: () => api.post<SimilarAnswer>(at(district, '/similar'), rested),
    enabled: asks,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.building ? askAgainMs : false),
    staleTime: 10_000,
  });
  if (!asks) return null;
  const similar = data?.similar ?? [];
  if (similar.length > 0) return <SaidList similar={similar} />;
  const says = error ? 'failed' : !data ? 'looking' : data.building ? 'building' : 'none';
  return (
    <p className="quiet said-already" role="status">
      {t(`said.${says}`)}
    </p>
  );
}

function SaidList({ similar }: { similar: readonly SimilarLine[] }) {
  const { t } = useWords();
  return (
    <section className="said-already" aria-labelledby="said-already">
      <h2 id="said-already">{t('said.title')}</h2>
      <SaidLines similar={similar} />
      <p className="quiet">{t('said.what')}</p>
    </section>
  );
}

/** Demands that are alike, each with what is alike. */
export const SaidLines = ({ similar }: { similar: readonly SimilarLine[] }) => (
  <ul>
    {similar.map((line) => (
      <SaidLine key={line.record} line={line} />
    ))}
  </ul>
);

const percent = (share: number) => Math.round(share * 100);

function since(hours: number, { t }: Words): string {
  const minutes = Math.max(0, Math.round(hours * 60));
  if (minutes < 1) return t('said.just-now');
  if (minutes < 60) return t('said.minutes-ago', { n: minutes });
  if (hours < 48) return t('said.hours-ago', { n: Math.round(hours) });
  return t('said.days-ago', { n: Math.round(hours / 24) });
}

function apart(metres: number, { t }: Words): string {
  return metres < 1_000
    ? t('said.metres', { n: Math.round(metres) })
    : t('said.kilometres', { n: Math.round(metres / 100) / 10 });
}

function SaidLine({ line }: { line: SimilarLine }) {
  const { district } = useSession();
  const words = useWords();
  const { t } = words;
  return (
    <li>
      <p>
        <Link to={`/${district}/demands/${line.record}`}>{line.title}</Link>
      </p>
      <p className="said-facts">
        {line.sameProblem && <span className="said-same">{t('said.same')}</span>}
        <span>{since(line.hours, words)}</span>
        {line.metres !== null && <span>{apart(line.metres, words)}</span>}
        <span>{t('said.words', { n: percent(line.words) })}</span>
        <span>{t('said.alike', { n: percent(line.likeness) })}</span>
        <StateMark programme={line.programme} state={line.state} />
        <span className="figures quiet">{line.number}</span>
      </p>
    </li>
  );
}
