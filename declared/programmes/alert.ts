import { defineProgramme } from '../../src/model/programme.ts';

const deciders = ['dispatcher', 'shift-lead', 'leader'] as const;
const words = (zh: string, en: string, required = false) =>
  ({ kind: 'long-text', label: { zh, en }, required, max: 2000 }) as const;
const number = (zh: string, en: string) =>
  ({ kind: 'number', label: { zh, en }, required: true, min: 0 }) as const;
const day = (zh: string, en: string) =>
  ({ kind: 'date', label: { zh, en }, required: true, listed: true }) as const;

const reasons = {
  'known-event': { zh: '已知活动或工程', en: 'A known event or works' },
  'data-fault': { zh: '数据问题', en: 'A fault of the data' },
  'already-handled': { zh: '已在处理', en: 'Already being handled' },
  'too-small': { zh: '影响太小', en: 'Too small to matter' },
  other: { zh: '其他', en: 'Other' },
} as const;

/** What every sighting says again: the alert shows the last one, its timeline all of them. */
const sighting = {
  title: { same: true },
  until: { same: true },
  cases: { same: true },
  expected: { same: true },
  recurrenceDays: { same: true },
  radiusMetres: { same: true },
  placesCount: { same: true },
  sentenceZh: { same: true },
  sentenceEn: { same: true },
} as const;

/**
 * What a detector says, and what people make of it. The detector's evidence (members, weeks, words)
 * stands with its detections; the record carries the numbers that people sort and search by.
 */
export default defineProgramme({
  code: 'alert',
  label: { zh: '预警', en: 'Alerts' },
  recordLabel: { zh: '预警', en: 'Alert' },
  numberPrefix: 'YJ',
  basis: {
    zh: '本区“未诉先办”机制：预警须在 1 个工作日内研判',
    en: "The district's way of acting before the complaint: alerts are decided within 1 working day",
  },
  titleField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '预警', en: 'Alert' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    detector: {
      kind: 'text',
      label: { zh: '探测器', en: 'Detector' },
      required: true,
      max: 80,
      listed: true,
      searched: false,
      told: false,
    },
    level: {
      kind: 'choice',
      label: { zh: '层级', en: 'Level' },
      required: true,
      options: {
        leaf: { zh: '细类', en: 'One category' },
        parent: { zh: '大类', en: 'A family of categories' },
        all: { zh: '全部诉求', en: 'All demands' },
      },
      told: false,
    },
    since: day('聚集开始', 'Gathering since'),
    until: { ...day('最近一次出现', 'Last seen'), told: false },
    cases: { ...number('诉求数', 'Demands'), listed: true },
    expected: { ...number('预期数', 'Expected'), listed: true },
    recurrenceDays: {
      ...number('偶然出现的间隔', 'By chance once in'),
      unit: { zh: '天', en: 'days' },
      listed: true,
      told: false,
    },
    radiusMetres: { ...number('半径', 'Radius'), unit: { zh: '米', en: 'm' }, told: false },
    placesCount: { ...number('涉及地点数', 'Places'), min: 1, told: false },
    sentenceZh: {
      kind: 'long-text',
      label: { zh: '说明（中文）', en: 'In words (Chinese)' },
      required: true,
      max: 2000,
      told: false,
    },
    sentenceEn: {
      kind: 'long-text',
      label: { zh: '说明（英文）', en: 'In words (English)' },
      required: true,
      max: 2000,
      told: false,
    },
    dismissedReason: {
      kind: 'choice',
      label: { zh: '排除原因', en: 'Why it was dismissed' },
      options: reasons,
      listed: true,
    },
    decision: { kind: 'long-text', label: { zh: '研判意见', en: 'What was decided' } },
    outcome: {
      kind: 'choice',
      label: { zh: '处置结果', en: 'How it ended' },
      options: {
        solved: { zh: '已提前解决', en: 'Solved ahead of complaints' },
        subsided: { zh: '自行平息', en: 'Subsided by itself' },
        unfounded: { zh: '现场未发现问题', en: 'Nothing was found on the spot' },
      },
      listed: true,
    },
    lastOrder: { kind: 'text', label: { zh: '最近的先办单', en: 'Latest order' }, max: 40 },
  },
  flags: {
    grown: { zh: '有扩大', en: 'Grown' },
  },
  counters: {
    grown: { zh: '扩大次数', en: 'Times it grew' },
    orders: { zh: '先办单数', en: 'Orders' },
  },
  states: {
    raised: {
      label: { zh: '待研判', en: 'To decide' },
      stage: { zh: '研判', en: 'Being judged' },
      tone: 'waiting',
    },
    confirmed: {
      label: { zh: '已确认', en: 'Confirmed' },
      stage: { zh: '先办', en: 'Being acted on' },
      tone: 'working',
    },
    ordered: {
      label: { zh: '已转先办单', en: 'Orders opened' },
      stage: { zh: '先办', en: 'Being acted on' },
      tone: 'working',
    },
    settled: {
      label: { zh: '已了结', en: 'Settled' },
      stage: { zh: '了结', en: 'Settled' },
      tone: 'done',
      end: true,
    },
    dismissed: {
      label: { zh: '已排除', en: 'Dismissed' },
      stage: { zh: '排除', en: 'Dismissed' },
      tone: 'void',
      end: true,
    },
    expired: {
      label: { zh: '已过期', en: 'Expired' },
      stage: { zh: '过期', en: 'Expired' },
      tone: 'void',
      end: true,
    },
  },
  path: ['raised', 'confirmed', 'ordered', 'settled'],
  clocks: {
    decide: {
      label: { zh: '研判时限', en: 'To decide' },
      budget: { kind: 'work-days', days: 1 },
      basis: {
        zh: '本区约定：预警发出后 1 个工作日内研判',
        en: "The district's own promise: decided within 1 working day of the alert",
      },
    },
  },
  acts: {
    // ── what foresight says ────────────────────────────────────────────────────────────────
    raise: {
      label: { zh: '发出预警', en: 'Raise the alert' },
      from: 'new',
      to: 'raised',
      by: ['foresight'],
      form: {
        ...sighting,
        detector: { same: true },
        level: { same: true },
        since: { same: true },
        category: { kind: 'category', label: { zh: '类别', en: 'Category' } },
        place: { kind: 'place', label: { zh: '中心地点', en: 'Centre' }, required: true },
        point: { kind: 'point', label: { zh: '中心位置', en: 'Point of the centre' } },
        lead: { kind: 'unit', label: { zh: '责任单位', en: 'Unit that answers' }, required: true },
      },
      effects: [
        { do: 'category', from: { input: 'category' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'channel', from: { value: 'foresight' } },
        { do: 'start', clock: 'decide' },
      ],
    },
    grow: {
      label: { zh: '聚集扩大', en: 'It grew' },
      from: ['raised', 'confirmed', 'ordered'],
      to: 'stay',
      by: ['foresight'],
      form: { ...sighting, since: { same: true, required: false } },
      effects: [
        { do: 'flag', flag: 'grown', on: true },
        { do: 'count', counter: 'grown' },
      ],
    },
    expire: {
      label: { zh: '过期', en: 'Expire' },
      from: ['raised'],
      to: 'expired',
      by: ['foresight'],
      form: { why: words('原因', 'Why') },
      effects: [{ do: 'flag', flag: 'grown', on: false }],
    },
    // ── what people make of it ─────────────────────────────────────────────────────────────
    confirm: {
      label: { zh: '确认', en: 'Confirm' },
      from: ['raised'],
      to: 'confirmed',
      by: deciders.slice(),
      form: { decision: { same: true, max: 2000 } },
      effects: [
        { do: 'flag', flag: 'grown', on: false },
        { do: 'stop', clock: 'decide' },
      ],
      primary: true,
      bulk: true,
      key: 'y',
    },
    dismiss: {
      label: { zh: '排除', en: 'Dismiss' },
      from: ['raised', 'confirmed'],
      to: 'dismissed',
      by: deciders.slice(),
      form: {
        reason: {
          kind: 'choice',
          label: { zh: '排除原因', en: 'Why it is dismissed' },
          required: true,
          options: reasons,
        },
        words: words('说明', 'In words'),
      },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'ne', field: 'input.reason', value: 'other' },
              { op: 'present', field: 'input.words' },
            ],
          },
          refusal: { zh: '选“其他”须写明原因', en: 'Other needs a reason in words' },
        },
      ],
      effects: [
        { do: 'set', field: 'dismissedReason', from: { input: 'reason' } },
        { do: 'set', field: 'decision', from: { input: 'words' } },
        { do: 'flag', flag: 'grown', on: false },
      ],
      bulk: true,
      key: 'n',
    },
    order: {
      label: { zh: '转先办单', en: 'Turn into an order' },
      from: ['raised', 'confirmed', 'ordered'],
      to: 'ordered',
      by: deciders.slice(),
      form: {
        order: {
          kind: 'text',
          label: { zh: '先办单编号', en: 'Number of the order' },
          required: true,
          max: 40,
        },
      },
      effects: [
        { do: 'link', field: 'lastOrder', from: { input: 'order' }, programme: 'order' },
        { do: 'count', counter: 'orders' },
        { do: 'flag', flag: 'grown', on: false },
        { do: 'stop', clock: 'decide' },
      ],
    },
    'see-growth': {
      label: { zh: '已阅扩大情况', en: 'Noted that it grew' },
      from: ['confirmed', 'ordered'],
      to: 'stay',
      by: deciders.slice(),
      form: { note: words('意见', 'Remark') },
      guards: [
        {
          rule: { op: 'has', field: 'flags', value: 'grown' },
          refusal: { zh: '没有新的扩大', en: 'It has not grown since' },
        },
      ],
      effects: [{ do: 'flag', flag: 'grown', on: false }],
      bulk: true,
    },
    settle: {
      label: { zh: '了结', en: 'Settle' },
      from: ['confirmed', 'ordered'],
      to: 'settled',
      by: deciders.slice(),
      form: {
        outcome: { same: true, required: true },
        note: words('说明', 'In words'),
      },
      effects: [{ do: 'flag', flag: 'grown', on: false }],
      primary: true,
      key: 'c',
    },
    reopen: {
      label: { zh: '重新研判', en: 'Judge again' },
      from: ['dismissed', 'expired', 'settled'],
      to: 'raised',
      by: deciders.slice(),
      form: { reason: words('原因', 'Why', true) },
      effects: [
        { do: 'set', field: 'dismissedReason', from: { value: null } },
        { do: 'set', field: 'outcome', from: { value: null } },
        { do: 'start', clock: 'decide' },
      ],
    },
    note: {
      label: { zh: '备注', en: 'Note' },
      from: ['raised', 'confirmed', 'ordered', 'settled', 'dismissed', 'expired'],
      to: 'stay',
      by: [...deciders, 'handler', 'statistician'],
      form: {
        note: { ...words('备注内容', 'Note', true), min: 1 },
        evidence: {
          kind: 'files',
          label: { zh: '材料', en: 'Files' },
          fileRole: 'evidence',
        },
      },
      effects: [{ do: 'files', from: { input: 'evidence' } }],
      key: 'm',
    },
  },
  today: [
    {
      code: 'to-decide',
      label: { zh: '预警待研判', en: 'Alerts to decide' },
      roles: deciders.slice(),
      filter: { state: ['raised'] },
    },
    {
      code: 'grown',
      label: { zh: '已确认的预警又有扩大', en: 'Confirmed alerts that grew' },
      roles: deciders.slice(),
      filter: { state: ['confirmed', 'ordered'], flag: ['grown'] },
    },
    {
      code: 'to-order',
      label: { zh: '已确认、尚未转先办单', en: 'Confirmed, no orders yet' },
      roles: ['dispatcher', 'shift-lead'],
      filter: { state: ['confirmed'] },
    },
    {
      code: 'late',
      label: { zh: '预警研判超时', en: 'Alerts not decided in time' },
      roles: ['leader'],
      filter: { state: ['raised'], due: 'overdue' },
    },
  ],
});
