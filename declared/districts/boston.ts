import { defineDistrict } from '../../src/model/district.ts';
import { bostonRules } from '../catalogues/boston-rules.ts';
import { bostonCategories } from '../categories/boston.ts';
import { bostonSameProblem } from '../categories/boston-same-problem.ts';

/** City of Boston: departments by the codes that its 311 rows carry. */
export const boston = defineDistrict({
  code: 'boston',
  label: { zh: '波士顿', en: 'Boston' },
  numberPrefix: 'BOS',
  language: 'en',
  timeZone: 'America/New_York',
  calendar: 'us-boston',
  places: 'boston',
  programmes: ['demand', 'alert', 'order'],
  categories: bostonCategories.map((category) => {
    const sameProblem = bostonSameProblem[category.code];
    return sameProblem ? { ...category, sameProblem } : category;
  }),
  // the words of its own demands and the types that the city gives them
  triage: { learns: true },
  units: [
    {
      code: 'PWDx',
      label: { zh: '公共工程部', en: 'Public Works Department' },
      kind: 'department',
    },
    {
      code: 'ISD',
      label: { zh: '检查服务部', en: 'Inspectional Services Department' },
      kind: 'department',
    },
    { code: 'BTDT', label: { zh: '交通部', en: 'Transportation Department' }, kind: 'department' },
    { code: 'INFO', label: { zh: '311 市民热线中心', en: 'Boston 311 centre' }, kind: 'centre' },
    { code: 'PARK', label: { zh: '公园与娱乐部', en: 'Parks and Recreation' }, kind: 'department' },
    { code: 'PROP', label: { zh: '物业管理部', en: 'Property Management' }, kind: 'department' },
    { code: 'HS_O', label: { zh: '民权办公室', en: 'Office of Civil Rights' }, kind: 'department' },
    {
      code: 'BWSC',
      label: { zh: '供水与下水道委员会', en: 'Water and Sewer Commission' },
      kind: 'company',
    },
    {
      code: 'DISB',
      label: { zh: '残障事务委员会', en: 'Disabilities Commission' },
      kind: 'department',
    },
    {
      code: 'ANML',
      label: { zh: '动物管理处', en: 'Animal Care and Control' },
      kind: 'department',
    },
    { code: 'GEN_', label: { zh: '综合队列', en: 'General queue' }, kind: 'department' },
    { code: 'HS_Y', label: { zh: '青少年热线', en: 'Youthline' }, kind: 'department' },
    { code: 'CHT_', label: { zh: '流动市政厅', en: 'City Hall To Go' }, kind: 'department' },
    { code: 'BPS_', label: { zh: '公立学校', en: 'Boston Public Schools' }, kind: 'department' },
    { code: 'HS_V', label: { zh: '退役军人服务处', en: "Veterans' Services" }, kind: 'department' },
    {
      code: 'HS_D',
      label: { zh: '残障人士服务', en: 'Human Services, disabilities' },
      kind: 'department',
    },
    { code: 'No Q', label: { zh: '未分队列', en: 'No queue' }, kind: 'department' },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        {
          code: 'needles',
          label: {
            zh: '提到针具的一律归综合队列',
            en: 'Anything that mentions needles: needle pickup',
          },
          when: { op: 'mentions', field: 'title', words: ['needle', 'syringe'] },
          lead: 'GEN_',
        },
        ...bostonRules,
        {
          code: 'rest',
          label: { zh: '其余由 311 中心处理', en: 'The rest stays with the 311 centre' },
          when: { op: 'always' },
          lead: 'INFO',
        },
      ],
    },
  ],
});
