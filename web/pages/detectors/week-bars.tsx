import { useWords } from '../../words.ts';

export interface WeekBarsProps {
  /** alerts raised and over budget by week, oldest first */
  weeks: readonly { week: string; days: number; raised: number; overBudget: number }[];
  budget: number;
}

const width = 156;
const height = 36;

/** The last weeks at a glance: what was said, what the weekly limit held back, and the limit as a line. */
export function WeekBars({ weeks, budget }: WeekBarsProps) {
  const { t } = useWords();
  const all = weeks.reduce((sum, { raised }) => sum + raised, 0);
  const most = Math.max(0, ...weeks.map(({ raised }) => raised));
  const top = Math.max(budget, ...weeks.map((week) => week.raised + week.overBudget)) * 1.1;
  const step = width / Math.max(1, weeks.length);
  const tall = (n: number) => (n / top) * (height - 1);
  const says = t('detectors.weeks-say', { n: all, weeks: weeks.length, most, budget });
  return (
    <svg className="week-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <title>{says}</title>
      {weeks.map(({ week, days, raised, overBudget }, i) => {
        const x = i * step + step * 0.12;
        if (days === 0)
          return (
            <path key={week} className="week-unseen" d={`M${i * step} ${height - 0.5}h${step}`} />
          );
        return (
          <g key={week}>
            <path className="week-ground" d={`M${i * step} ${height - 0.5}h${step}`} />
            <rect
              className="week-raised"
              x={x}
              width={step * 0.76}
              y={height - 1 - tall(raised)}
              height={tall(raised)}
            />
            <rect
              className="week-over"
              x={x + 0.5}
              width={step * 0.76 - 1}
              y={height - 1 - tall(raised + overBudget)}
              height={tall(overBudget)}
            />
          </g>
        );
      })}
      <path className="week-budget" d={`M0 ${height - 1 - tall(budget)}H${width}`} />
    </svg>
  );
}
