import { defineIndicators } from '../../src/model/indicator.ts';

const department = { zh: '党建引领基层治理办公室', en: 'Office of Party-led governance' };

/** What the grids cost and bring, counted from their own records. */
export const grids = defineIndicators({
  family: 'grids',
  label: { zh: '网格治理', en: 'Grids' },
  districts: ['hongqi', 'fengquan'],
  indicators: [
    {
      code: 'grids-served',
      label: { zh: '有网格员的网格', en: 'Grids with a worker' },
      aliases: ['有网格员的网格', 'grids with a worker'],
      topic: 'grids',
      unit: '个',
      unitEn: 'grids',
      direction: 'up',
      frequency: 'year',
      kind: 'stock',
      counts: {
        programme: 'grid',
        count: 'standing',
        where: { op: 'eq', field: 'state', value: 'served' },
      },
      department,
    },
    {
      code: 'patrol-rounds',
      label: { zh: '网格巡查次数', en: 'Patrols done' },
      aliases: ['网格巡查', 'patrols'],
      topic: 'grids',
      unit: '次',
      unitEn: 'rounds',
      direction: 'up',
      frequency: 'month',
      kind: 'flow',
      counts: {
        programme: 'patrol',
        count: 'ended',
        where: { op: 'eq', field: 'state', value: 'done' },
      },
      department,
    },
    {
      code: 'patrol-mended',
      label: { zh: '巡查当场处置', en: 'Mended on patrol' },
      aliases: ['巡查当场处置', 'mended on patrol'],
      topic: 'grids',
      unit: '件',
      unitEn: 'matters',
      direction: 'up',
      frequency: 'month',
      kind: 'flow',
      counts: { programme: 'patrol', count: 'ended', sum: 'mended' },
      department,
    },
    {
      code: 'grid-entries',
      label: { zh: '下派填报总量', en: 'Entries asked of grids' },
      aliases: ['填报总量', 'entries asked of grids'],
      topic: 'grids',
      unit: '项',
      unitEn: 'entries',
      direction: 'down',
      frequency: 'month',
      kind: 'flow',
      counts: {
        programme: 'grid-task',
        count: 'acted',
        act: 'admit',
        sum: 'typing',
      },
      department,
    },
  ],
});
