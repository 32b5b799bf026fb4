import { defineGoals } from '../../src/model/goal.ts';

/**
 * The “four renewals” campaign of Fengquan in 2024, as the district named its parts on 20 March 2025
 * (新乡答卷). Which indicators show that a part moves is our reading; the account states no targets.
 */
const year = { from: '2024-01-01', due: '2024-12-31' };

export const fengquanFourRenewals = defineGoals({
  code: 'fengquan-four-renewals',
  districts: ['fengquan'],
  goals: [
    {
      code: 'four-renewals',
      kind: 'framework',
      label: { zh: '“四新”大会战', en: 'The “four renewals”' },
      ...year,
    },
    {
      code: 'industry-new',
      parent: 'four-renewals',
      kind: 'action',
      label: { zh: '工业上新', en: 'New industry' },
      indicators: [
        'industrial-output',
        'industrial-enterprises',
        'new-srdi-enterprises',
        'technology-upgrade-investment',
        'idle-land-reused',
      ],
      ...year,
    },
    {
      code: 'tourism-new',
      parent: 'four-renewals',
      kind: 'action',
      label: { zh: '文旅出新', en: 'New culture and travel' },
      indicators: ['tourists', 'tourism-income', 'culture-events', 'sports-events'],
      ...year,
    },
    {
      code: 'city-new',
      parent: 'four-renewals',
      kind: 'action',
      label: { zh: '城市更新', en: 'A renewed city' },
      indicators: ['drainage-pipes', 'green-area', 'renewed-households'],
      ...year,
    },
    {
      code: 'villages-new',
      parent: 'four-renewals',
      kind: 'action',
      label: { zh: '乡村焕新', en: 'Villages made new' },
      indicators: ['villages-with-industry', 'villages-grown'],
      ...year,
    },
  ],
});
