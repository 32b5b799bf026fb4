import { Alert } from 'antd';
import type { HistoryDoubt } from '../../../src/model/forecast-view.ts';
import { useDeclared } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords, type Words } from '../../words.ts';

function inWords(
  doubt: HistoryDoubt,
  { t }: Words,
  civil: (day: string) => string,
  categoryName: (code: string) => string,
): string {
  switch (doubt.kind) {
    case 'too-short':
      return t('doubt.too-short', { days: doubt.days });
    case 'gap':
      return t('doubt.gap', {
        from: civil(doubt.from),
        to: civil(doubt.to),
        n: Math.round(doubt.expected),
      });
    case 'stopped':
      return t('doubt.stopped', { from: civil(doubt.from), n: Math.round(doubt.expected) });
    case 'repeated-day':
      return t('doubt.repeated-day', { day: civil(doubt.day), n: doubt.repeated });
    case 'jump':
      return t('doubt.jump', {
        day: civil(doubt.day),
        factor: doubt.factor.toFixed(1),
        channel: doubt.channel ? t('doubt.jump-channel', { channel: doubt.channel }) : '',
      });
    case 'new-category':
      return t('doubt.new-category', {
        category: categoryName(doubt.category),
        since: civil(doubt.since),
        n: doubt.events,
      });
    case 'pile':
      return t('doubt.pile', { n: doubt.events });
  }
}

/** What was doubtful in the data that something rests on, and what was done about it. */
export function DoubtList({ doubts }: { doubts: readonly HistoryDoubt[] }) {
  const words = useWords();
  const { civil } = useTimes();
  const { categoryPath } = useDeclared();
  if (doubts.length === 0) return null;
  const lines = doubts.map((doubt) => inWords(doubt, words, civil, categoryPath));
  return (
    <Alert
      type="warning"
      showIcon
      className="doubt-list"
      title={words.t('doubt.title')}
      description={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}
