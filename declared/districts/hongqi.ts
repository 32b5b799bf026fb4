import { defineDistrict } from '../../src/model/district.ts';

export const hongqi = defineDistrict({
  code: 'hongqi',
  label: { zh: '红旗区', en: 'Hongqi District' },
  numberPrefix: 'HQ',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  places: 'hongqi',
  programmes: ['demand', 'project'],
  categories: [
    { code: 'city-appearance', label: { zh: '市容环境', en: 'City appearance' } },
    {
      code: 'exposed-rubbish',
      parent: 'city-appearance',
      label: { zh: '暴露垃圾', en: 'Exposed rubbish' },
      limits: { dispose: { kind: 'work-days', days: 1 } },
      words: ['垃圾'],
    },
  ],
  units: [
    {
      code: 'city-management',
      label: { zh: '红旗区城市管理局', en: 'City Management Bureau' },
      kind: 'department',
    },
    {
      code: 'centre',
      label: { zh: '红旗区12345热线办理中心', en: '12345 Centre' },
      kind: 'centre',
    },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        {
          code: 'city-appearance',
          label: { zh: '市容环境归城管局', en: 'City appearance goes to City Management' },
          when: { op: 'has', field: 'categories', value: 'city-appearance' },
          lead: 'city-management',
        },
        {
          code: 'rest',
          label: { zh: '其余由热线中心处理', en: 'The rest goes to the centre' },
          when: { op: 'always' },
          lead: 'centre',
        },
      ],
    },
  ],
});
