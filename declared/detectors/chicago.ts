import { defineDetector } from '../../src/model/detector.ts';

const watched = { districts: ['chicago'], owner: '311', placeKind: 'neighbourhood' };

/** One kind of complaint that gathers in neighbouring community areas. */
export const chicagoGathering = defineDetector({
  ...watched,
  code: 'chicago-gathering',
  label: { zh: '单类诉求聚集', en: 'One category gathering' },
  purpose: {
    zh: '某一类卫生投诉在相邻几个社区短时间内明显增多。',
    en: 'One kind of sanitation complaint rises in a few neighbouring community areas.',
  },
  levels: ['leaf', 'all'],
  method: { kind: 'space-time', windowDays: 14, radiusMetres: 6000, minCases: 5 },
  speaksAtDays: 365,
  weeklyBudget: 5,
});

/** A community area whose days stand out against its own last weeks. */
export const chicagoJump = defineDetector({
  ...watched,
  code: 'chicago-jump',
  label: { zh: '社区突增', en: 'Jump of a community area' },
  purpose: {
    zh: '某个社区一天的诉求明显多于它自己前几周的水平。',
    en: 'A community area whose day stands out against its own last weeks.',
  },
  levels: ['all'],
  method: { kind: 'ears', variant: 'C2', baselineDays: 28, minCases: 5 },
  speaksAtDays: 365,
  weeklyBudget: 3,
});
