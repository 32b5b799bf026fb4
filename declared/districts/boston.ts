import { defineDistrict } from '../../src/model/district.ts';

export const boston = defineDistrict({
  code: 'boston',
  label: { zh: '波士顿', en: 'Boston' },
  numberPrefix: 'BOS',
  language: 'en',
  timeZone: 'America/New_York',
  calendar: 'us-boston',
  places: 'boston',
  programmes: ['demand'],
  categories: [],
  units: [
    {
      code: 'PWDx',
      label: { zh: '公共工程部', en: 'Public Works Department' },
      kind: 'department',
    },
    { code: 'INFO', label: { zh: '311 中心', en: 'Boston 311' }, kind: 'centre' },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        {
          code: 'rest',
          label: { zh: '其余由 311 中心处理', en: 'The rest goes to 311' },
          when: { op: 'always' },
          lead: 'INFO',
        },
      ],
    },
  ],
});
