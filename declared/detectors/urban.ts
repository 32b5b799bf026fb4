import { defineDetector } from '../../src/model/detector.ts';

const watched = { districts: ['hongqi', 'fengquan'], owner: 'centre', placeKind: 'community' };

/** One kind of demand that gathers in one part of the district. */
export const gathering = defineDetector({
  ...watched,
  code: 'gathering',
  label: { zh: '单类诉求聚集', en: 'One category gathering' },
  purpose: {
    zh: '发现某一类诉求在相邻几个社区短时间内明显增多，如一片小区停暖、一条街积水，赶在更多人来电之前到场。',
    en: 'One kind of demand rises in a few neighbouring communities, such as homes without heat or a flooded street: be there before more people call.',
  },
  levels: ['leaf'],
  method: { kind: 'space-time', windowDays: 14, radiusMetres: 2000, minCases: 4 },
  speaksAtDays: 365,
  weeklyBudget: 5,
});

/** Several related kinds of demand that gather together, each too few to be seen by itself. */
export const familyGathering = defineDetector({
  ...watched,
  code: 'family-gathering',
  label: { zh: '大类诉求聚集', en: 'A family of categories gathering' },
  purpose: {
    zh: '同一大类下的几种诉求一起增多、单看每一种都不显眼时给出提示，如物业、电梯、绿化同时变差的小区。',
    en: 'Several kinds of one family rise together while none stands out by itself, such as an estate whose property management lets everything go.',
  },
  levels: ['parent'],
  method: { kind: 'space-time', windowDays: 21, radiusMetres: 2000, minCases: 6 },
  speaksAtDays: 365,
  weeklyBudget: 3,
});

/** Whatever makes a part of the district call more than it does, of whatever kind. */
export const anyGathering = defineDetector({
  ...watched,
  code: 'any-gathering',
  label: { zh: '诉求总量聚集', en: 'All demands gathering' },
  purpose: {
    zh: '不分类别，发现某一片诉求总量突然增多，如拆迁、停水停电等牵动多方面的事情。',
    en: 'All demands of a part of the district together, for events that make people call about many things at once.',
  },
  levels: ['all'],
  method: { kind: 'space-time', windowDays: 7, radiusMetres: 1500, minCases: 8 },
  speaksAtDays: 365,
  weeklyBudget: 2,
});

/** Where lives are at risk a false alarm costs less than a late one. */
export const safetyWatch = defineDetector({
  ...watched,
  code: 'safety-watch',
  label: { zh: '安全类诉求', en: 'Safety' },
  purpose: {
    zh: '燃气、井盖、消防、危房等安全类诉求，两三件相近就提示；宁可多看一次，不可晚到一步。',
    en: 'Gas, manholes, fire hazards, dangerous buildings: a few close together are enough. Better one look too many than one too late.',
  },
  categories: ['safety', 'gas-supply', 'manhole'],
  levels: ['leaf'],
  // against each place's own past: two near each other are seen even where there never was one
  method: {
    kind: 'space-time',
    model: 'eb-poisson',
    windowDays: 7,
    radiusMetres: 1500,
    minCases: 3,
    replicates: 499,
  },
  speaksAtDays: 120,
  weeklyBudget: 5,
});

/** Small rises that last, all over the district. */
export const slowRise = defineDetector({
  districts: watched.districts,
  owner: watched.owner,
  placeKind: 'district',
  code: 'slow-rise',
  label: { zh: '全区缓慢上升', en: 'Slow rise' },
  purpose: {
    zh: '某一类诉求在全区每天只多一点、但持续不退时给出提示，不必等到月报才发现。',
    en: 'A kind of demand that is a little up all over the district and stays up: seen before the monthly report shows it.',
  },
  levels: ['leaf', 'parent'],
  method: { kind: 'cusum', baselineDays: 91, k: 0.5, h: 4, minCases: 4 },
  speaksAtDays: 730,
  weeklyBudget: 3,
  expiresAfterDays: 21,
});
