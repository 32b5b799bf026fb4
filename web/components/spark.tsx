import type { Point } from '../../src/model/ledger-view.ts';
import './spark.css';

const width = 96;
const height = 26;
const edge = 3;

/**
 * A line of the last periods at a glance; what has no figure is left open. Its numbers stand on the
 * page of the indicator, so that it is passed over by screen readers but for one sentence.
 */
export function Spark({ points, says }: { points: readonly Point[]; says: string }) {
  const known = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => edge + (i * (width - 2 * edge)) / (points.length - 1);
  const y = (n: number) =>
    high === low ? height / 2 : height - edge - ((n - low) / (high - low)) * (height - 2 * edge);
  const line = points.map(({ value }, i) => {
    if (value === null) return '';
    const goesOn = i > 0 && points[i - 1]!.value !== null;
    return `${goesOn ? 'L' : 'M'}${x(i).toFixed(1)} ${y(Number(value)).toFixed(1)}`;
  });
  const last = points.findLastIndex(({ value }) => value !== null);
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <title>{says}</title>
      <path d={line.join('')} />
      <circle cx={x(last)} cy={y(Number(points[last]!.value))} r={2.5} />
    </svg>
  );
}
