import { defineProgramme } from '../../src/model/programme.ts';

const minutes = (zh: string, en: string) =>
  ({
    kind: 'number',
    label: { zh, en },
    unit: { zh: '分钟', en: 'minutes' },
    min: 0,
    max: 1440,
  }) as const;
const walker = ['grid-worker'];

/**
 * 网格巡查: one round of a grid worker. What is found and cannot be mended on the spot becomes a
 * demand at once; how much of the time went into typing is told beside it.
 */
export default defineProgramme({
  code: 'patrol',
  label: { zh: '网格巡查', en: 'Patrols' },
  recordLabel: { zh: '巡查', en: 'Patrol' },
  numberPrefix: 'XC',
  basis: {
    zh: '“未诉先办”：巡查发现先于群众投诉；本区约定每日一巡、当日结束',
    en: 'Acting before the complaint: found before anybody complains; one round a day, ended the same day, by the district’s own rule',
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '巡查线路', en: 'Round' },
      required: true,
      min: 2,
      max: 100,
      listed: true,
    },
    grid: { kind: 'record', programme: 'grid', label: { zh: '网格', en: 'Grid' }, listed: true },
    on: { kind: 'date', label: { zh: '日期', en: 'Day' }, required: true, listed: true },
    homes: {
      kind: 'number',
      label: { zh: '走访户数', en: 'Homes called at' },
      unit: { zh: '户', en: 'homes' },
      min: 0,
      max: 500,
      listed: true,
    },
    handled: {
      kind: 'table',
      label: { zh: '当场处置', en: 'Mended on the spot' },
      max: 60,
      columns: {
        what: { kind: 'text', label: { zh: '问题', en: 'What' }, required: true },
        done: { kind: 'text', label: { zh: '怎样处置', en: 'What was done' }, required: true },
      },
      told: false,
    },
    mended: {
      kind: 'computed',
      label: { zh: '当场处置数', en: 'Mended on the spot' },
      unit: { zh: '件', en: 'matters' },
      computed: { as: 'number', by: { op: 'count', table: 'handled' } },
      listed: true,
    },
    walked: { ...minutes('巡查用时', 'Time on the round'), min: 1 },
    typed: minutes('其中填报用时', 'Of it, typing'),
    burden: {
      kind: 'computed',
      label: { zh: '填报占比', en: 'Share spent typing' },
      unit: { zh: '%', en: '%' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 0,
          of: {
            op: 'divide',
            of: [
              { op: 'multiply', of: [{ value: 100 }, { field: 'fields.typed' }] },
              { field: 'fields.walked' },
            ],
          },
        },
      },
      listed: true,
    },
    demand: {
      kind: 'text',
      label: { zh: '最近转出的诉求', en: 'The last demand it led to' },
      max: 40,
    },
    why: { kind: 'long-text', label: { zh: '中止原因', en: 'Why it was broken off' } },
  },
  counters: { found: { zh: '转为诉求', en: 'Became demands' } },
  states: {
    walking: {
      label: { zh: '巡查中', en: 'On the round' },
      stage: { zh: '巡查', en: 'Round' },
      tone: 'working',
    },
    done: {
      label: { zh: '已完成', en: 'Done' },
      stage: { zh: '完成', en: 'Done' },
      tone: 'done',
      end: true,
    },
    broken: {
      label: { zh: '已中止', en: 'Broken off' },
      stage: { zh: '中止', en: 'Broken off' },
      tone: 'void',
      end: true,
    },
  },
  path: ['walking', 'done'],
  clocks: {
    round: {
      label: { zh: '巡查时限', en: 'The round' },
      budget: { kind: 'work-days', days: 1 },
      basis: {
        zh: '本区约定：当日巡查当日结束',
        en: "The district's own rule: ended within the day",
      },
    },
  },
  acts: {
    begin: {
      label: { zh: '开始巡查', en: 'Begin a round' },
      from: 'new',
      to: 'walking',
      by: [...walker, 'simulator'],
      form: {
        name: { same: true },
        grid: { same: true },
        on: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'start', clock: 'round' },
      ],
    },
    find: {
      label: { zh: '发现问题转诉求', en: 'Found: becomes a demand' },
      from: ['walking'],
      to: 'stay',
      by: walker,
      form: {
        title: {
          kind: 'text',
          label: { zh: '问题', en: 'What' },
          required: true,
          min: 2,
          max: 200,
        },
        text: {
          kind: 'long-text',
          label: { zh: '情况', en: 'How it looks' },
          required: true,
          min: 4,
          max: 4000,
        },
        category: { kind: 'category', label: { zh: '类别', en: 'Category' } },
        at: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
      },
      effects: [
        { do: 'count', counter: 'found' },
        {
          do: 'open',
          programme: 'demand',
          act: 'receive-finding',
          field: 'demand',
          carry: {
            title: { input: 'title' },
            text: { input: 'text' },
            category: { input: 'category' },
            point: { input: 'at' },
            place: { fact: 'place' },
            patrol: { fact: 'number' },
          },
        },
      ],
      primary: true,
      key: 'f',
    },
    finish: {
      label: { zh: '结束巡查', en: 'End the round' },
      from: ['walking'],
      to: 'done',
      by: [...walker, 'simulator'],
      form: {
        homes: { same: true, required: true },
        handled: { same: true },
        walked: { same: true, required: true },
        typed: { same: true, required: true },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'le', field: 'input.typed', other: 'input.walked' },
          refusal: {
            zh: '填报用时不能超过巡查用时',
            en: 'Typing cannot take longer than the round',
          },
        },
      ],
      key: 'e',
    },
    'break-off': {
      label: { zh: '中止巡查', en: 'Break off' },
      from: ['walking'],
      to: 'broken',
      by: walker,
      form: {
        why: {
          same: true,
          required: true,
          min: 4,
          max: 1000,
        },
      },
    },
  },
});
