import type { StripDay } from '../../src/model/foresight-view.ts';
import { useWords } from '../words.ts';
import './mini-strip.css';

export interface MiniStripProps {
  /** the last weeks, oldest first */
  strip: readonly StripDay[];
  /** the days that the alert is about, both included */
  since: string;
  until: string;
}

const width = 168;
const height = 40;

/**
 * The last weeks at a glance: a bar a day for what came, a line for what was to be expected, the
 * days of the alert in violet. A drawing of its own, since a page holds fifty of them.
 */
export function MiniStrip({ strip, since, until }: MiniStripProps) {
  const { t } = useWords();
  if (strip.length === 0) return null;
  const most = Math.max(1, ...strip.map(({ cases, expected }) => Math.max(cases, expected)));
  const step = width / strip.length;
  const y = (n: number) => Math.round((height - (n / most) * (height - 2)) * 10) / 10;
  const line = strip.map(
    ({ expected }, i) => `${i === 0 ? 'M' : 'L'}${(i + 0.5) * step} ${y(expected)}`,
  );
  const said = t('alerts.strip-say', {
    days: strip.length,
    n: strip.reduce((sum, { cases }) => sum + cases, 0),
    most: Math.max(...strip.map(({ cases }) => cases)),
    expected: (strip.reduce((sum, day) => sum + day.expected, 0) / strip.length).toFixed(1),
  });
  return (
    <svg
      className="mini-strip"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {strip.map(({ day, cases }, i) => (
        <rect
          key={day}
          className={day >= since && day <= until ? 'mini-now' : 'mini-past'}
          x={i * step + step * 0.1}
          width={step * 0.8}
          y={y(cases)}
          height={height - y(cases)}
        />
      ))}
      <path className="mini-ground" d={`M0 ${height - 0.5}H${width}`} />
      <path className="mini-expected" d={line.join('')} />
    </svg>
  );
}
