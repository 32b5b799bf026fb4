import { countQuantile } from '../../../src/kernels/stats/count-tails.ts';
import { incompleteGamma } from '../../../src/kernels/stats/gamma-function.ts';
import type { StripDay } from '../../../src/model/foresight-view.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import type { Palette } from '../../theme.ts';

/** Chance keeps within the band on 19 days of 20. */
const outside = 0.05;
/** Expectations come in hundredths: what is written as 0 is something below half of one. */
const leastExpected = 0.005;

export interface UsualRange {
  low: number;
  high: number;
}

/**
 * The counts that chance gives a day of this expectation on 19 days of 20: at most 2.5 % below
 * `low` and at most 2.5 % above `high` (Poisson).
 */
export function usualRange(expected: number): UsualRange {
  if (!(expected > 0)) return { low: 0, high: 0 };
  return {
    low: countQuantile(1 - outside / 2, expected, 1),
    high: countQuantile(outside / 2, expected, 1),
  };
}

/**
 * The same range as a band to draw: bars that reach its top, or end at or below its bottom, lie
 * outside. Poisson tails continued between whole counts, so that the band follows the expectation
 * smoothly instead of jumping by whole demands.
 */
export function usualBand(expected: number): UsualRange {
  if (!(expected > 0)) return { low: 0, high: 0 };
  const tail = outside / 2;
  // P(X ≥ k) and P(X ≤ k) of a Poisson count are incomplete gamma functions of k and of k + 1
  const high = crossing((k) => tail - incompleteGamma(k, expected, 'lower'), expected);
  const isOpen = incompleteGamma(1, expected, 'upper') >= tail;
  const low = isOpen
    ? 0
    : crossing((k) => incompleteGamma(k + 1, expected, 'upper') - tail, expected);
  return { low, high };
}

/** Where a rising function crosses zero; it does so somewhere above nothing, near `scale` or above. */
function crossing(rising: (k: number) => number, scale: number): number {
  let low = 1e-9;
  let high = 1 + scale;
  while (rising(high) < 0) high *= 2;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

export interface StripWords {
  observed: string;
  expected: string;
  usual: string;
  /** a civil day for the axis, and for the tooltip */
  short(day: string): string;
  long(day: string): string;
}

export interface StripAsked {
  strip: readonly StripDay[];
  since: string;
  until: string;
  colours: Palette;
  words: StripWords;
}

/** Bars of what came over the band of what chance would give, the days of the alert in violet. */
export function stripOption({ strip, since, until, colours, words }: StripAsked): ChartOption {
  const bands = strip.map(({ expected }) => usualBand(Math.max(expected, leastExpected)));
  const isNow = (day: string) => day >= since && day <= until;
  const peak = strip.reduce(
    (best, day, i) => (isNow(day.day) && day.cases > (strip[best]?.cases ?? -1) ? i : best),
    -1,
  );
  const line = {
    type: 'line',
    symbol: 'none',
    silent: true,
    emphasis: { disabled: true },
  } as const;
  const band = { ...line, step: 'middle', stack: 'band', lineStyle: { opacity: 0 } } as const;
  return {
    grid: { left: 4, right: 56, top: 16, bottom: 4 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: colours.accentSoft, opacity: 0.5 } },
      formatter: (params) => {
        const i = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0;
        return tooltipOf(strip[i], words);
      },
    },
    xAxis: {
      type: 'category',
      data: strip.map(({ day }) => day),
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { show: false },
      axisLabel: {
        color: colours.quiet,
        formatter: (day: string) => words.short(day),
        // a label a week, counted from the last day
        interval: (i: number) => (strip.length - 1 - i) % 7 === 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: colours.quiet },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      { ...band, name: 'low', data: bands.map(({ low }) => low), z: 1 },
      {
        ...band,
        name: words.usual,
        data: bands.map(({ low, high }) => high - low),
        areaStyle: { color: colours.quiet, opacity: 0.18 },
        z: 1,
      },
      {
        type: 'bar',
        name: words.observed,
        barCategoryGap: '25%',
        z: 2,
        data: strip.map(({ day, cases }, i) => ({
          value: cases,
          itemStyle: { color: isNow(day) ? colours.foreseen : colours.lineStrong },
          label: { show: i === peak, position: 'top', color: colours.text, fontWeight: 600 },
        })),
      },
      {
        ...line,
        name: words.expected,
        z: 3,
        data: strip.map(({ expected }) => expected),
        lineStyle: { color: colours.text, width: 1.5, type: 'dashed' },
        endLabel: { show: true, formatter: words.expected, color: colours.text, distance: 6 },
      },
    ],
  };
}

/** Numbers and words of our own only: nothing here comes from a person. */
function tooltipOf(day: StripDay | undefined, words: StripWords): string {
  if (!day) return '';
  const range = usualRange(day.expected);
  return [
    `<strong>${words.long(day.day)}</strong>`,
    `${words.observed} ${day.cases}`,
    `${words.expected} ${day.expected.toFixed(2)}`,
    `${words.usual} ${range.low}–${range.high}`,
  ].join('<br>');
}
