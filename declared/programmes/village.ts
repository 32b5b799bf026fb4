import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const towns = ['handler'] as const;

/**
 * 和美乡村: a village, how it stands in the yearly evaluation of 五通六清八化九规范, the stars of its
 * branch and its own industry.
 */
export default defineProgramme({
  code: 'village',
  label: { zh: '和美乡村', en: 'Villages' },
  recordLabel: { zh: '村', en: 'Village' },
  numberPrefix: 'CZ',
  basis: {
    zh: '本区“五通六清八化九规范”年度评定办法；农村党支部“三星”创建',
    en: "The district's own yearly evaluation of villages; stars of village branches",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '村名', en: 'Village' },
      required: true,
      min: 2,
      max: 60,
      listed: true,
    },
    joint: { kind: 'boolean', label: { zh: '联建村', en: 'Builds together with others' } },
    industry: {
      kind: 'text',
      label: { zh: '主导产业', en: 'Own industry' },
      max: 100,
      listed: true,
    },
    scale: {
      kind: 'choice',
      label: { zh: '产业规模', en: 'Scale' },
      options: {
        begun: { zh: '已起步', en: 'Begun' },
        grown: { zh: '初具规模', en: 'Grown' },
      },
      listed: true,
    },
    output: {
      kind: 'money',
      label: { zh: '产业年产值', en: 'Output of a year' },
      min: 0,
    },
    round: { kind: 'text', label: { zh: '评定年度', en: 'Round' }, max: 20, listed: true },
    scores: {
      kind: 'table',
      label: { zh: '评定得分', en: 'Points' },
      help: {
        zh: '按当年评定标准逐项填写',
        en: 'By the standard of the year, one row a criterion',
      },
      min: 1,
      max: 40,
      columns: {
        part: {
          kind: 'choice',
          label: { zh: '部分', en: 'Part' },
          required: true,
          options: {
            five: { zh: '五通', en: 'Five connections' },
            six: { zh: '六清', en: 'Six clearings' },
            eight: { zh: '八化', en: 'Eight improvements' },
            nine: { zh: '九规范', en: 'Nine orders' },
          },
        },
        most: {
          kind: 'number',
          label: { zh: '满分', en: 'Most' },
          required: true,
          min: 1,
          max: 100,
          sum: true,
        },
        points: {
          kind: 'number',
          label: { zh: '得分', en: 'Points' },
          required: true,
          min: 0,
          max: 100,
          sum: true,
        },
        evidence: { kind: 'text', label: { zh: '佐证', en: 'Evidence' } },
      },
      told: false,
    },
    score: {
      kind: 'computed',
      label: { zh: '总分', en: 'Score' },
      unit: { zh: '分', en: 'points' },
      computed: { as: 'number', by: { op: 'sum', table: 'scores', column: 'points' } },
      listed: true,
    },
    grade: {
      kind: 'computed',
      label: { zh: '等次', en: 'Grade' },
      options: {
        first: { zh: '示范', en: 'Model' },
        second: { zh: '达标', en: 'Reached' },
        third: { zh: '整改', en: 'To be mended' },
      },
      computed: {
        as: 'choice',
        by: {
          op: 'choose',
          cases: [
            { when: { op: 'ge', field: 'fields.score', value: 90 }, take: { value: 'first' } },
            { when: { op: 'ge', field: 'fields.score', value: 75 }, take: { value: 'second' } },
            { when: { op: 'present', field: 'fields.score' }, take: { value: 'third' } },
          ],
        },
      },
      listed: true,
    },
    stars: {
      kind: 'number',
      label: { zh: '支部星级', en: 'Stars of the branch' },
      unit: { zh: '星', en: 'stars' },
      min: 0,
      max: 5,
      listed: true,
    },
    ruling: { kind: 'long-text', label: { zh: '复核结论', en: 'Ruling' } },
    ending: { kind: 'long-text', label: { zh: '撤并原因', en: 'Why it left' } },
  },
  counters: {
    rounds: { zh: '参评次数', en: 'Rounds' },
    appeals: { zh: '申诉次数', en: 'Appeals' },
  },
  states: {
    standing: {
      label: { zh: '在册', en: 'On the list' },
      stage: { zh: '在册', en: 'On the list' },
      tone: 'working',
    },
    judged: {
      label: { zh: '待确认', en: 'Judged, may appeal' },
      stage: { zh: '评定', en: 'Judged' },
      tone: 'checking',
    },
    appealed: {
      label: { zh: '申诉复核中', en: 'Appealed' },
      stage: { zh: '评定', en: 'Judged' },
      tone: 'waiting',
    },
    left: {
      label: { zh: '已撤并', en: 'Left' },
      stage: { zh: '撤并', en: 'Left' },
      tone: 'done',
      end: true,
    },
  },
  path: ['standing', 'judged', 'left'],
  clocks: {
    round: {
      label: { zh: '年度评定', en: 'Yearly round' },
      budget: { kind: 'natural-days', days: 365 },
      basis: { zh: '本区约定：每年评定一次', en: "The district's own rule: judged every year" },
    },
    appeal: {
      label: { zh: '申诉期', en: 'Time to appeal' },
      budget: { kind: 'work-days', days: 5 },
      basis: { zh: '本区约定：5 个工作日内可申诉', en: "The district's own rule: 5 working days" },
    },
    review: {
      label: { zh: '复核时限', en: 'Review' },
      budget: { kind: 'work-days', days: 10 },
      basis: { zh: '本区约定：10 个工作日', en: "The district's own rule: 10 working days" },
    },
  },
  acts: {
    enter: {
      label: { zh: '登记', en: 'Enter' },
      from: 'new',
      to: 'standing',
      by: [...towns, 'source', 'simulator'],
      form: {
        name: { same: true },
        joint: { same: true },
        industry: { same: true },
        scale: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        lead: { kind: 'unit', label: { zh: '评定单位', en: 'Judged by' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'round' },
      ],
    },
    judge: {
      label: { zh: '年度评定', en: 'Judge' },
      from: ['standing'],
      to: 'judged',
      by: [...towns, 'simulator'],
      scope: 'lead',
      form: {
        round: { same: true, required: true },
        scores: { same: true, required: true },
        stars: { same: true },
        peers: {
          kind: 'text',
          label: { zh: '互评村', en: 'Villages that checked' },
          required: true,
          max: 200,
        },
      },
      effects: [
        { do: 'count', counter: 'rounds' },
        { do: 'start', clock: 'round' },
        { do: 'start', clock: 'appeal' },
      ],
      primary: true,
    },
    confirm: {
      label: { zh: '确认等次', en: 'Confirm' },
      from: ['judged'],
      to: 'standing',
      by: [...towns, 'simulator'],
      guards: [
        {
          rule: { op: 'eq', field: 'clock.appeal.overdue', value: true },
          refusal: { zh: '申诉期未满', en: 'The time to appeal is not over' },
        },
      ],
      effects: [{ do: 'stop', clock: 'appeal' }],
      primary: true,
    },
    appeal: {
      label: { zh: '申诉', en: 'Appeal' },
      from: ['judged'],
      to: 'appealed',
      by: ['grid-worker', 'handler'],
      form: { reason: words('申诉理由', 'Why') },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.appeal.overdue', value: false },
          refusal: { zh: '申诉期已过', en: 'The time to appeal is over' },
        },
      ],
      effects: [
        { do: 'stop', clock: 'appeal' },
        { do: 'count', counter: 'appeals' },
        { do: 'start', clock: 'review' },
      ],
    },
    rule: {
      label: { zh: '复核', en: 'Rule' },
      from: ['appealed'],
      to: 'standing',
      by: [...towns],
      scope: 'lead',
      form: {
        scores: { same: true },
        ruling: { ...words('复核结论', 'Ruling'), same: true },
      },
      effects: [{ do: 'stop', clock: 'review' }],
      primary: true,
    },
    'note-industry': {
      label: { zh: '更新产业', en: 'Note its industry' },
      from: ['standing', 'judged'],
      to: 'stay',
      by: [...towns, 'simulator'],
      form: {
        industry: { same: true, required: true },
        scale: { same: true, required: true },
        output: { same: true },
      },
    },
    leave: {
      label: { zh: '撤并', en: 'Leave' },
      from: ['standing', 'judged'],
      to: 'left',
      by: [...towns],
      form: { ending: { ...words('撤并原因', 'Why'), same: true } },
      grave: true,
    },
  },
});
