import { defineDetector } from '../../src/model/detector.ts';

const watched = {
  districts: ['boston'],
  owner: 'INFO',
  // no sign of trouble at a place: what crews enter as they work, and what desks keep count of
  except: [
    // entered by the city's own workers, often dozens an hour
    'highway-maintenance.pothole-repair-internal',
    'highway-maintenance.sidewalk-repair-internal',
    'highway-maintenance.news-boxes',
    'street-cleaning.ce-collection',
    // residents' calls and visits that a desk counts, nearly all without a place
    'call-inquiry.ocr-front-desk-interactions',
    'disability.call-log',
    'general-request.call-log',
    'employee-general-comments.general-comments-for-a-program-or-policy',
  ],
};

/** One type of request that gathers within some blocks. */
export const bostonGathering = defineDetector({
  ...watched,
  code: 'boston-gathering',
  label: { zh: '单类诉求聚集', en: 'One type gathering' },
  purpose: {
    zh: '某一类诉求在几个街区短时间内明显增多，如针头、积水、路灯成片不亮。',
    en: 'One type of request rises within some blocks, such as needles, flooding or a street without lights.',
  },
  placeKind: 'cell',
  levels: ['leaf'],
  method: { kind: 'space-time', historyDays: 120, windowDays: 14, radiusMetres: 1200, minCases: 8 },
  // crews and single callers report in batches: what is rare by chance is not rare here
  speaksAtDays: 3650,
  weeklyBudget: 5,
});

/** Requests of one department that gather together. */
export const bostonFamilyGathering = defineDetector({
  ...watched,
  code: 'boston-family-gathering',
  label: { zh: '大类诉求聚集', en: 'A family of types gathering' },
  purpose: {
    zh: '同一大类的几种诉求一起增多、单看每一种都不显眼时给出提示。',
    en: 'Several types of one reason rise together while none stands out by itself.',
  },
  placeKind: 'cell',
  levels: ['parent'],
  method: {
    kind: 'space-time',
    historyDays: 120,
    windowDays: 14,
    radiusMetres: 1200,
    minCases: 12,
  },
  speaksAtDays: 7300,
  weeklyBudget: 3,
});

/** A type that jumps all over the city from one day to the next. */
export const bostonJump = defineDetector({
  ...watched,
  code: 'boston-jump',
  label: { zh: '全市突增', en: 'Jump all over the city' },
  purpose: {
    zh: '某一类诉求在全市一天之内突然增多，如大雪之后的除雪诉求。',
    en: 'A type of request jumps all over the city within a day, such as snow clearing after a storm.',
  },
  placeKind: 'district',
  levels: ['leaf', 'parent'],
  method: { kind: 'ears', variant: 'C2', baselineDays: 28, minCases: 10 },
  speaksAtDays: 365,
  weeklyBudget: 4,
});
