import { Checkbox, Select } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type {
  BriefingDiff,
  DraftSentence,
  NumberChange,
  SentenceChange,
} from '../../src/model/briefing-view.ts';
import { useBriefingDiff, useBriefings } from '../briefing-queries.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import '../house-pages.css';
import './answers/answers.css';

/**
 * What became of one text in another, sentence by sentence: `from` and `to` are versions, `with` is
 * another answer sheet, such as that of the year before.
 */
export function AnswerChangesPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { code = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = new URLSearchParams(params);
  asked.delete('all');
  const diff = useBriefingDiff(district, code, asked);
  const briefings = useBriefings(district);
  const others = briefings.data?.filter((one) => one.code !== code) ?? [];
  const compareWith = (other: string | undefined) =>
    setParams(other === undefined ? {} : { with: other });
  const showsAll = params.has('all');
  const setAll = (on: boolean) => {
    const next = new URLSearchParams(params);
    if (on) next.set('all', '1');
    else next.delete('all');
    setParams(next, { replace: true });
  };
  return (
    <>
      <p className="back-line">
        <Link to={`/${district}/answers/${encodeURIComponent(code)}`}>
          ← {t('answers.to-page')}
        </Link>
      </p>
      <PageHead title={t('answers.changes')} beside={diff.data && <Between diff={diff.data} />} />
      <div className="filter-row">
        <Select
          aria-label={t('answers.compare-with')}
          className="insert-figure"
          allowClear
          placeholder={t('answers.compare-with')}
          value={params.get('with')}
          onChange={compareWith}
          options={others.map((one) => ({ value: one.code, label: one.head?.title ?? one.code }))}
        />
        <Checkbox checked={showsAll} onChange={({ target }) => setAll(target.checked)}>
          {t('answers.changes-all')}
        </Checkbox>
      </div>
      {diff.isPending && <PageLoading />}
      {diff.isError && <ProblemNote error={diff.error} retry={() => void diff.refetch()} />}
      {diff.data && <Changes diff={diff.data} all={showsAll} />}
    </>
  );
}

function Between({ diff: { before, after, changes } }: { diff: BriefingDiff }) {
  const { t } = useWords();
  const named = ({ code, version }: BriefingDiff['before']) =>
    version === 0
      ? `${code} (${t('answers.declared')})`
      : `${code} ${t('answers.version', { n: version })}`;
  const n = changes.filter(({ kind }) => kind !== 'same').length;
  return (
    <span>
      {named(before)} → {named(after)} · {t('answers.changes-n', { n, all: changes.length })}
    </span>
  );
}

function Changes({ diff, all }: { diff: BriefingDiff; all: boolean }) {
  const { t } = useWords();
  const shown = diff.changes.filter(({ kind }) => all || kind !== 'same');
  if (shown.length === 0) return <Empty why={t('answers.changes-none')} />;
  return (
    <ol className="change-list">
      {shown.map((change, i) => (
        // sentences may repeat; their place is what tells them apart
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i} className={`change change-${change.kind}`}>
          <span className="flag">{t(`answers.change.${change.kind}`)}</span>
          <Sentences change={change} />
        </li>
      ))}
    </ol>
  );
}

function Sentences({ change }: { change: SentenceChange }) {
  if (change.kind === 'same' || change.kind === 'moved') return <p>{change.after.text}</p>;
  if (change.kind === 'added')
    return (
      <p>
        <ins>{change.after.text}</ins>
      </p>
    );
  if (change.kind === 'removed')
    return (
      <p>
        <del>{change.before.text}</del>
      </p>
    );
  const { before, after, numbers } = change;
  const marked = (side: 'before' | 'after') =>
    numbers.flatMap((number) => (side in number ? [(number as Sided)[side]] : []));
  return (
    <div>
      <p>
        <del>
          <Marked sentence={before} numbers={marked('before')} />
        </del>
      </p>
      <p>
        <ins>
          <Marked sentence={after} numbers={marked('after')} />
        </ins>
      </p>
    </div>
  );
}
type Sided = Extract<NumberChange, { kind: 'changed' }>;

/** A sentence with the numbers that changed marked in it. Offsets count code points of the text. */
function Marked({ sentence, numbers }: { sentence: DraftSentence; numbers: Sided['after'][] }) {
  const points = Array.from(sentence.text);
  const parts: (string | { number: string; at: number })[] = [];
  let at = 0;
  for (const number of numbers) {
    const [from, to] = [number.start - sentence.start, number.end - sentence.start];
    parts.push(points.slice(at, from).join(''), {
      number: points.slice(from, to).join(''),
      at: from,
    });
    at = to;
  }
  parts.push(points.slice(at).join(''));
  return parts.map((part) =>
    typeof part === 'string' ? part : <mark key={part.at}>{part.number}</mark>,
  );
}
