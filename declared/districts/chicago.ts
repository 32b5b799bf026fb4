import { defineDistrict } from '../../src/model/district.ts';

/** City of Chicago: one kind of request, sanitation code violations, by the nature of the violation. */
export const chicago = defineDistrict({
  code: 'chicago',
  label: { zh: '芝加哥', en: 'Chicago' },
  numberPrefix: 'CHI',
  language: 'en',
  timeZone: 'America/Chicago',
  calendar: 'us-chicago',
  places: 'chicago',
  programmes: ['demand', 'alert', 'order'],
  categories: [
    {
      code: 'sanitation-code-violation',
      label: { zh: '违反环境卫生规定', en: 'Sanitation Code Violation' },
      // our convention: one address; the city itself joins requests of different natures at one address
      sameProblem: { metres: 5, days: 10, likeness: 0.4, within: 'family' },
    },
    {
      code: 'sanitation-code-violation.other',
      parent: 'sanitation-code-violation',
      label: { zh: '其他', en: 'Other' },
    },
    {
      code: 'sanitation-code-violation.garbage-in-yard',
      parent: 'sanitation-code-violation',
      label: { zh: '院内垃圾', en: 'Garbage in yard' },
      words: ['garbage in yard'],
    },
    {
      code: 'sanitation-code-violation.garbage-in-alley',
      parent: 'sanitation-code-violation',
      label: { zh: '小巷垃圾', en: 'Garbage in alley' },
      words: ['garbage in alley'],
    },
    {
      code: 'sanitation-code-violation.dumpster-not-being-emptied',
      parent: 'sanitation-code-violation',
      label: { zh: '垃圾箱未清运', en: 'Dumpster not being emptied' },
      words: ['dumpster'],
    },
    {
      code: 'sanitation-code-violation.overflowing-carts',
      parent: 'sanitation-code-violation',
      label: { zh: '垃圾桶满溢', en: 'Overflowing carts' },
      words: ['overflowing'],
    },
    {
      code: 'sanitation-code-violation.dog-feces-in-yard',
      parent: 'sanitation-code-violation',
      label: { zh: '院内犬粪', en: 'Dog feces in yard' },
      words: ['dog feces'],
    },
    {
      code: 'sanitation-code-violation.construction-site-cleanliness-fence',
      parent: 'sanitation-code-violation',
      label: { zh: '工地清洁与围挡', en: 'Construction Site Cleanliness/Fence' },
      words: ['construction'],
    },
    {
      code: 'sanitation-code-violation.standing-water',
      parent: 'sanitation-code-violation',
      label: { zh: '积水', en: 'Standing water' },
      words: ['standing water'],
    },
    {
      code: 'sanitation-code-violation.graffiti-commercial-vehicle',
      parent: 'sanitation-code-violation',
      label: { zh: '商用车辆涂鸦', en: 'Graffiti Commercial Vehicle' },
      words: ['graffiti'],
    },
  ],
  // the words of its own demands and the types that the city gives them
  triage: { learns: true },
  units: [
    {
      code: 'sanitation',
      label: { zh: '街道与环境卫生部', en: 'Streets and Sanitation' },
      kind: 'department',
    },
    {
      code: 'buildings',
      label: { zh: '建筑部', en: 'Department of Buildings' },
      kind: 'department',
    },
    { code: '311', label: { zh: '311 市民热线中心', en: 'Chicago 311 centre' }, kind: 'centre' },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        {
          code: 'construction',
          label: { zh: '工地问题由建筑部主办', en: 'Building sites: Department of Buildings' },
          when: {
            op: 'eq',
            field: 'category',
            value: 'sanitation-code-violation.construction-site-cleanliness-fence',
          },
          lead: 'buildings',
          assist: ['sanitation'],
        },
        {
          code: 'sanitation',
          label: { zh: '环境卫生问题', en: 'Sanitation code violations' },
          when: { op: 'has', field: 'categories', value: 'sanitation-code-violation' },
          lead: 'sanitation',
        },
        {
          code: 'rest',
          label: { zh: '其余由 311 中心处理', en: 'The rest stays with the 311 centre' },
          when: { op: 'always' },
          lead: '311',
        },
      ],
    },
  ],
});
