import { defineGoals } from '../../src/model/goal.ts';

/**
 * The working framework “1663” of Hongqi for 2025: one leading idea, six standings to win, six
 * actions, three guarantees, as the district named them on 20 March 2025 (新乡答卷). Which indicators
 * show that a goal moves is our reading; a goal that no published figure shows has none. The origin
 * states no targets.
 */
const year = { from: '2025-01-01', due: '2025-12-31' };

export const hongqi1663 = defineGoals({
  code: 'hongqi-1663',
  districts: ['hongqi'],
  goals: [
    {
      code: 'f1663',
      kind: 'framework',
      label: { zh: '“1663”工作格局', en: 'The “1663” framework' },
      ...year,
    },
    {
      code: 'party-lead',
      parent: 'f1663',
      kind: 'theme',
      label: {
        zh: '以高质量党建引领高质量发展',
        en: 'Party building of quality leads development of quality',
      },
      indicators: ['star-branches'],
      ...year,
    },
    {
      code: 'six-standings',
      parent: 'f1663',
      kind: 'goal',
      label: { zh: '六个争创目标', en: 'Six standings to win' },
      ...year,
    },
    {
      code: 'top-hundred',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '全国百强区', en: 'One of the hundred strongest districts of the country' },
      indicators: ['gdp', 'budget-revenue', 'industrialisation-strength'],
      ...year,
    },
    {
      code: 'science-industry',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '科技创新与产业融合示范区', en: 'A model of science joined with industry' },
      indicators: ['innovation-platforms', 'srdi-enterprises', 'high-tech-enterprises'],
      ...year,
    },
    {
      code: 'common-prosperity',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '共同富裕先行区', en: 'A forerunner of common prosperity' },
      indicators: ['disposable-income'],
      ...year,
    },
    {
      code: 'balanced-schools',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '义务教育优质均衡区', en: 'Compulsory education that is good and even' },
      ...year,
    },
    {
      code: 'petitions',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '信访工作示范区', en: 'A model of handling petitions' },
      ...year,
    },
    {
      code: 'ethnic-unity',
      parent: 'six-standings',
      kind: 'goal',
      label: { zh: '民族团结进步示范区', en: 'A model of unity among ethnic groups' },
      ...year,
    },
    {
      code: 'six-actions',
      parent: 'f1663',
      kind: 'action',
      label: { zh: '六项行动', en: 'Six actions' },
      ...year,
    },
    {
      code: 'innovation',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '创新驱动发展行动', en: 'Development driven by innovation' },
      indicators: ['innovation-platforms', 'high-tech-enterprises'],
      ...year,
    },
    {
      code: 'demand',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '扩大内需攻坚行动', en: 'Widening home demand' },
      indicators: ['retail-sales', 'fixed-investment', 'vehicle-trade-in', 'first-stores'],
      ...year,
    },
    {
      code: 'industry',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '产业培育转型行动', en: 'Growing and turning industries' },
      indicators: ['three-batch-projects', 'projects-in-production', 'signed-investment'],
      ...year,
    },
    {
      code: 'town-and-country',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '城乡融合发展行动', en: 'Town and country grow together' },
      indicators: ['joint-villages', 'improved-villages'],
      ...year,
    },
    {
      code: 'livelihood',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '补齐民生短板行动', en: 'Mending what people lack' },
      indicators: ['commitments', 'commitments-done', 'assistance-services'],
      ...year,
    },
    {
      code: 'risks',
      parent: 'six-actions',
      kind: 'action',
      label: { zh: '风险防范化解行动', en: 'Preventing and resolving risks' },
      indicators: ['platform-records', 'alerts-raised'],
      ...year,
    },
    {
      code: 'three-guarantees',
      parent: 'f1663',
      kind: 'guarantee',
      label: { zh: '三个保障', en: 'Three guarantees' },
      ...year,
    },
    {
      code: 'reform',
      parent: 'three-guarantees',
      kind: 'guarantee',
      label: { zh: '改革创新保障', en: 'Reform and innovation' },
      indicators: ['one-thing-items', 'one-thing-cases'],
      ...year,
    },
    {
      code: 'resources',
      parent: 'three-guarantees',
      kind: 'guarantee',
      label: { zh: '资源要素保障', en: 'Resources' },
      ...year,
    },
    {
      code: 'conduct',
      parent: 'three-guarantees',
      kind: 'guarantee',
      label: { zh: '机制作风保障', en: 'Mechanisms and conduct' },
      indicators: ['business-environment'],
      ...year,
    },
  ],
});
