import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;

/**
 * 网格事项: what a department hands down to a grid. It is weighed against the list of what may be
 * handed down before it reaches anybody, and says how much typing it costs (基层减负).
 */
export default defineProgramme({
  code: 'grid-task',
  label: { zh: '网格事项', en: 'Grid tasks' },
  recordLabel: { zh: '网格事项', en: 'Grid task' },
  numberPrefix: 'WS',
  basis: {
    zh: '网格事项准入制度（本区约定）：不在准入清单、无人员经费保障的不得下派；同一数据不重复填报',
    en: "The district's own rule of admission: nothing is handed down that is not on the list or has no means; the same figure is not asked for twice",
  },
  titleField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '事项', en: 'Task' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    what: { kind: 'long-text', label: { zh: '要做什么', en: 'What is to be done' }, max: 4000 },
    listed: {
      kind: 'choice',
      label: { zh: '准入依据', en: 'Admitted by' },
      required: true,
      listed: true,
      options: {
        standing: { zh: '准入清单内', en: 'On the list' },
        law: { zh: '法律法规要求', en: 'Required by law' },
        urgent: { zh: '应急任务', en: 'Emergency' },
        none: { zh: '清单外', en: 'Not on the list' },
      },
    },
    grids: {
      kind: 'number',
      label: { zh: '涉及网格', en: 'Grids concerned' },
      unit: { zh: '个', en: 'grids' },
      required: true,
      min: 1,
      max: 5000,
      listed: true,
    },
    cells: {
      kind: 'number',
      label: { zh: '每网格填报项', en: 'Entries asked of a grid' },
      unit: { zh: '项', en: 'entries' },
      required: true,
      min: 0,
      max: 10_000,
    },
    known: {
      kind: 'number',
      label: { zh: '其中平台已有', en: 'Of them known already' },
      help: {
        zh: '平台里已有的数据不得再要求填报',
        en: 'What the platform holds must not be asked for again',
      },
      unit: { zh: '项', en: 'entries' },
      required: true,
      min: 0,
      max: 10_000,
    },
    typing: {
      kind: 'computed',
      label: { zh: '填报总量', en: 'Entries in all' },
      unit: { zh: '项', en: 'entries' },
      computed: {
        as: 'number',
        by: { op: 'multiply', of: [{ field: 'fields.grids' }, { field: 'fields.cells' }] },
      },
      listed: true,
    },
    doneGrids: {
      kind: 'number',
      label: { zh: '已完成网格', en: 'Grids done' },
      unit: { zh: '个', en: 'grids' },
      min: 0,
      max: 5000,
    },
    percentDone: {
      kind: 'computed',
      label: { zh: '完成率', en: 'Share done' },
      unit: { zh: '%', en: '%' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 1,
          of: {
            op: 'divide',
            of: [
              { op: 'multiply', of: [{ value: 100 }, { field: 'fields.doneGrids' }] },
              { field: 'fields.grids' },
            ],
          },
        },
      },
      listed: true,
    },
    answer: { kind: 'long-text', label: { zh: '办理结果', en: 'What came of it' } },
    refusal: { kind: 'long-text', label: { zh: '不予下派的理由', en: 'Why it was refused' } },
  },
  counters: { reports: { zh: '进度填报', en: 'Reports' } },
  states: {
    asked: {
      label: { zh: '待准入', en: 'Awaiting admission' },
      stage: { zh: '申请', en: 'Asked' },
      tone: 'waiting',
    },
    given: {
      label: { zh: '办理中', en: 'In hand' },
      stage: { zh: '办理', en: 'In hand' },
      tone: 'working',
    },
    done: {
      label: { zh: '已办结', en: 'Done' },
      stage: { zh: '办结', en: 'Done' },
      tone: 'done',
      end: true,
    },
    refused: {
      label: { zh: '不予下派', en: 'Refused' },
      stage: { zh: '不予下派', en: 'Refused' },
      tone: 'void',
      end: true,
    },
  },
  path: ['asked', 'given', 'done'],
  clocks: {
    admit: {
      label: { zh: '准入审核', en: 'Admission' },
      budget: { kind: 'work-days', days: 2 },
      basis: { zh: '本区约定：2 个工作日', en: "The district's own rule: 2 working days" },
    },
    handle: {
      label: { zh: '办理时限', en: 'Handling' },
      budget: { kind: 'work-days', days: 10 },
      basis: {
        zh: '下派时写明的期限，没有写明的 10 个工作日（本区约定）',
        en: "The day named when it is handed down, else 10 working days by the district's own rule",
      },
    },
  },
  acts: {
    ask: {
      label: { zh: '申请下派', en: 'Ask to hand down' },
      from: 'new',
      to: 'asked',
      by: ['handler', 'source', 'simulator'],
      form: {
        title: { same: true },
        what: { same: true, required: true, min: 4 },
        listed: { same: true },
        grids: { same: true },
        cells: { same: true },
        known: { same: true },
        from: { kind: 'unit', label: { zh: '下派部门', en: 'Department' }, required: true },
        place: { kind: 'place', label: { zh: '范围', en: 'Where' }, required: true },
      },
      effects: [
        { do: 'lead', from: { input: 'from' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'start', clock: 'admit' },
      ],
    },
    admit: {
      label: { zh: '准予下派', en: 'Admit' },
      from: ['asked'],
      to: 'given',
      by: ['dispatcher', 'shift-lead', 'simulator'],
      form: {
        due: { kind: 'instant', label: { zh: '完成期限', en: 'Due' } },
      },
      guards: [
        {
          rule: { op: 'ne', field: 'fields.listed', value: 'none' },
          refusal: {
            zh: '清单外事项不得下派',
            en: 'What is not on the list is not handed down',
          },
        },
        {
          rule: { op: 'eq', field: 'fields.known', value: 0 },
          refusal: {
            zh: '要求填报的数据里有平台已有的，请先删去',
            en: 'It asks for entries that the platform holds: leave them out first',
          },
        },
      ],
      effects: [
        { do: 'stop', clock: 'admit' },
        { do: 'start', clock: 'handle', due: 'due' },
      ],
      primary: true,
      key: 'a',
    },
    trim: {
      label: { zh: '删减填报项', en: 'Ask for less' },
      from: ['asked'],
      to: 'stay',
      by: ['handler', 'simulator'],
      scope: 'lead',
      form: { cells: { same: true }, known: { same: true } },
    },
    refuse: {
      label: { zh: '不予下派', en: 'Refuse' },
      from: ['asked'],
      to: 'refused',
      by: ['dispatcher', 'shift-lead', 'simulator'],
      form: { refusal: { ...words('理由', 'Why'), same: true } },
      effects: [{ do: 'stop', clock: 'admit' }],
      grave: true,
    },
    report: {
      label: { zh: '填报进度', en: 'Report' },
      from: ['given'],
      to: 'stay',
      by: ['grid-worker', 'handler', 'simulator'],
      form: { doneGrids: { same: true, required: true } },
      guards: [
        {
          rule: { op: 'compare', is: 'le', field: 'input.doneGrids', other: 'fields.grids' },
          refusal: { zh: '不能多于涉及的网格', en: 'Not more than there are grids' },
        },
      ],
      effects: [{ do: 'count', counter: 'reports' }],
    },
    finish: {
      label: { zh: '办结', en: 'Finish' },
      from: ['given'],
      to: 'done',
      by: ['handler', 'simulator'],
      scope: 'lead',
      form: { answer: { ...words('办理结果', 'What came of it'), same: true } },
      guards: [
        {
          rule: { op: 'compare', is: 'eq', field: 'fields.doneGrids', other: 'fields.grids' },
          refusal: { zh: '还有网格没有完成', en: 'Some grids are not done yet' },
        },
      ],
    },
  },
});
