import { partColumns } from '../../src/model/parts.ts';
import { defineProgramme } from '../../src/model/programme.ts';
import type { Rule } from '../../src/model/rule.ts';

const officers = ['enterprise-officer', 'handler'] as const;
const account = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const proof = (zh: string, en: string) =>
  ({
    kind: 'files',
    label: { zh, en },
    fileRole: 'document',
    required: true,
    minFiles: 1,
  }) as const;
const day = (zh: string, en: string, required = true) =>
  ({ kind: 'date', label: { zh, en }, required }) as const;
const fen = (zh: string, en: string) => ({ kind: 'money', label: { zh, en }, min: 0 }) as const;

/** What a project needs before it begins, as a rule; those of one project are changed by hand. */
const permits: readonly Record<string, string | number>[] = [
  { part: 'environment', name: '环境影响评价审批', unit: 'environment', days: 10 },
  { part: 'land', name: '建设用地规划许可', unit: 'natural-resources', days: 5 },
  {
    part: 'plan',
    name: '建设工程规划许可',
    unit: 'natural-resources',
    days: 7,
    after: 'land',
  },
  {
    part: 'build',
    name: '建筑工程施工许可',
    unit: 'housing',
    days: 5,
    after: 'environment,plan',
  },
];
const decided = {
  part: { kind: 'text', label: { zh: '审批事项', en: 'Approval' } },
  finding: { kind: 'long-text', label: { zh: '审批意见', en: 'Decision' } },
} as const;

/** Whether a project is still in a state on a day by which it should have left it. */
const behind = (state: string, planned: string): Rule => ({
  op: 'all',
  rules: [
    { op: 'eq', field: 'state', value: state },
    { op: 'compare', is: 'gt', field: 'day', other: planned },
  ],
});

/** An investment project from signing to full yield: a gate is passed with evidence, a slip is explained. */
export default defineProgramme({
  code: 'project',
  label: { zh: '重点项目', en: 'Key projects' },
  recordLabel: { zh: '项目', en: 'Project' },
  numberPrefix: 'XM',
  basis: {
    zh: '“签约—开工—投产—达效”项目全周期推进机制',
    en: 'Whole-cycle project mechanism: signed, begun, producing, at full yield',
  },
  titleField: 'name',
  parts: {
    table: 'permits',
    programme: 'approval',
    act: 'open',
    carry: {
      name: { column: 'name' },
      matter: { field: 'name' },
      whole: { fact: 'number' },
      applicantName: { field: 'contactName' },
      applicantPhone: { field: 'contactPhone' },
      place: { fact: 'place' },
      lead: { column: 'unit' },
      assist: { fact: 'lead' },
      days: { column: 'days' },
    },
    each: 'permit-decided',
    last: 'permits-decided',
    tells: { part: { field: 'name' }, finding: { field: 'finding' } },
  },
  fields: {
    name: {
      kind: 'text',
      label: { zh: '项目名称', en: 'Project' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    investor: { kind: 'organisation', label: { zh: '投资主体', en: 'Investor' }, listed: true },
    earlier: {
      kind: 'record',
      programme: 'project',
      label: { zh: '上一期项目', en: 'Earlier phase' },
    },
    batch: {
      kind: 'text',
      label: { zh: '“三个一批”期次', en: 'Phase of the rolling campaign' },
      help: {
        zh: '如 2024年第1期；不在其中的不填',
        en: 'Such as 2024年第1期; blank where it is in none',
      },
      max: 40,
      listed: true,
    },
    content: {
      kind: 'long-text',
      label: { zh: '建设内容', en: 'What will be built' },
      max: 20000,
    },
    address: { kind: 'address', label: { zh: '选址', en: 'Site' }, max: 300 },
    contactName: {
      kind: 'person-name',
      label: { zh: '企业联系人', en: 'Contact person' },
      sensitive: true,
      max: 60,
    },
    contactPhone: {
      kind: 'phone',
      label: { zh: '联系电话', en: 'Telephone' },
      sensitive: true,
      max: 30,
    },
    plannedFen: { ...fen('计划总投资', 'Planned investment'), listed: true },
    investedFen: { ...fen('累计完成投资', 'Invested so far'), listed: true },
    quarters: {
      kind: 'table',
      label: { zh: '分季度完成投资', en: 'Investment by quarter' },
      help: {
        zh: '每季度一行，合计须等于累计完成投资',
        en: 'A row a quarter; they add up to what is invested so far',
      },
      max: 60,
      columns: {
        until: { kind: 'date', label: { zh: '季度末', en: 'Quarter ends' }, required: true },
        fen: { ...fen('完成投资', 'Invested'), required: true, sum: true },
        note: { kind: 'text', label: { zh: '说明', en: 'Note' }, max: 100 },
      },
      agrees: { column: 'fen', field: 'investedFen' },
      told: false,
    },
    permits: {
      kind: 'table',
      label: { zh: '报建审批', en: 'Permits' },
      help: {
        zh: '只能排在上面各行之后；单位填单位代码',
        en: 'A row waits for rows above it alone; the unit is given by its code',
      },
      columns: { ...partColumns },
      max: 30,
      told: false,
    },
    percentDone: {
      kind: 'computed',
      label: { zh: '投资完成率', en: 'Share invested' },
      unit: { zh: '%', en: '%' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 1,
          of: {
            op: 'divide',
            of: [
              { op: 'multiply', of: [{ value: 100 }, { field: 'fields.investedFen' }] },
              { field: 'fields.plannedFen' },
            ],
          },
        },
      },
      listed: true,
    },
    pace: {
      kind: 'computed',
      label: { zh: '进度', en: 'Pace' },
      help: {
        zh: '按最近一次办理当日与计划日期相比',
        en: 'The day of the last act against the planned dates',
      },
      options: {
        late: { zh: '晚于计划', en: 'Behind plan' },
        'in-time': { zh: '按计划', en: 'In time' },
      },
      computed: {
        as: 'choice',
        by: {
          op: 'choose',
          cases: [
            {
              when: {
                op: 'any',
                rules: [
                  behind('signed', 'fields.plannedStart'),
                  behind('begun', 'fields.plannedProduction'),
                ],
              },
              take: { value: 'late' },
            },
            { when: { op: 'eq', field: 'ended', value: false }, take: { value: 'in-time' } },
          ],
        },
      },
      listed: true,
    },
    yieldFen: fen('年产值', 'Yearly output'),
    plannedStart: day('计划开工日期', 'Planned start', false),
    plannedProduction: day('计划投产日期', 'Planned production', false),
    slip: { kind: 'long-text', label: { zh: '最近一次滞后原因', en: 'Reason of the last slip' } },
    cancelled: { kind: 'long-text', label: { zh: '终止原因', en: 'Why it was cancelled' } },
  },
  flags: {
    slipped: { zh: '滞后', en: 'Slipped' },
  },
  counters: {
    slips: { zh: '滞后次数', en: 'Slips' },
    reports: { zh: '调度次数', en: 'Progress reports' },
  },
  states: {
    signed: {
      label: { zh: '已签约', en: 'Signed' },
      stage: { zh: '签约', en: 'Signed' },
      tone: 'waiting',
    },
    begun: {
      label: { zh: '已开工', en: 'Begun' },
      stage: { zh: '开工', en: 'Begun' },
      tone: 'working',
    },
    producing: {
      label: { zh: '已投产', en: 'Producing' },
      stage: { zh: '投产', en: 'Producing' },
      tone: 'working',
    },
    paused: {
      label: { zh: '缓建', en: 'Paused' },
      stage: { zh: '缓建', en: 'Paused' },
      tone: 'paused',
    },
    yielding: {
      label: { zh: '已达效', en: 'At full yield' },
      stage: { zh: '达效', en: 'At full yield' },
      tone: 'done',
      end: true,
    },
    cancelled: {
      label: { zh: '已终止', en: 'Cancelled' },
      stage: { zh: '终止', en: 'Cancelled' },
      tone: 'void',
      end: true,
    },
  },
  path: ['signed', 'begun', 'producing', 'yielding'],
  clocks: {
    begin: {
      label: { zh: '开工期限', en: 'To begin' },
      budget: { kind: 'natural-days', days: 180 },
      basis: {
        zh: '本区约定：签约后 180 日内开工',
        en: "The district's own promise: begun within 180 days of signing",
      },
    },
    produce: {
      label: { zh: '投产期限', en: 'To produce' },
      budget: { kind: 'natural-days', days: 540 },
      basis: {
        zh: '本区约定：开工后 540 日内投产',
        en: "The district's own promise: producing within 540 days of the start",
      },
    },
    yield: {
      label: { zh: '达效期限', en: 'To full yield' },
      budget: { kind: 'natural-days', days: 365 },
      basis: {
        zh: '本区约定：投产后 365 日内达效',
        en: "The district's own promise: full yield within 365 days of production",
      },
    },
    report: {
      label: { zh: '调度期限', en: 'Progress report' },
      budget: { kind: 'natural-days', days: 31 },
      basis: { zh: '项目月调度', en: 'Monthly progress report' },
    },
  },
  acts: {
    sign: {
      label: { zh: '登记签约', en: 'Register the signing' },
      from: 'new',
      to: 'signed',
      by: ['enterprise-officer', 'source', 'simulator'],
      form: {
        name: { same: true },
        investor: { same: true, required: true },
        earlier: { same: true },
        batch: { same: true },
        content: { same: true },
        category: { kind: 'category', label: { zh: '行业', en: 'Industry' } },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        point: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
        address: { same: true },
        lead: {
          kind: 'unit',
          label: { zh: '服务单位', en: 'Unit in charge' },
          required: true,
        },
        plannedFen: { same: true, required: true },
        plannedStart: { same: true },
        plannedProduction: { same: true },
        contactName: { same: true },
        contactPhone: { same: true },
        contract: proof('签约文本', 'Signed contract'),
      },
      effects: [
        { do: 'category', from: { input: 'category' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'files', from: { input: 'contract' } },
        { do: 'start', clock: 'begin' },
        { do: 'start', clock: 'report' },
      ],
      publicLabel: { zh: '已签约', en: 'Signed' },
    },
    'plan-permits': {
      label: { zh: '列出报建审批', en: 'Plan the permits' },
      from: ['signed'],
      to: 'stay',
      by: officers.slice(),
      scope: 'lead',
      guards: [
        {
          rule: { op: 'eq', field: 'parts.all', value: 0 },
          refusal: { zh: '报建审批已经列出', en: 'The permits are planned already' },
        },
      ],
      effects: [{ do: 'rows', field: 'permits', rows: permits.map((row) => ({ row })) }],
    },
    'change-permits': {
      label: { zh: '调整报建审批', en: 'Change the permits' },
      from: ['signed'],
      to: 'stay',
      by: officers.slice(),
      scope: 'lead',
      form: { permits: { same: true } },
      guards: [
        {
          rule: { op: 'compare', is: 'eq', field: 'parts.all', other: 'parts.waiting' },
          refusal: { zh: '已有审批分发，不能再调整', en: 'Some are given out already' },
        },
      ],
    },
    'give-out-permits': {
      label: { zh: '分发报建审批', en: 'Give out the permits' },
      from: ['signed'],
      to: 'stay',
      by: ['enterprise-officer'],
      scope: 'lead',
      guards: [
        {
          rule: {
            op: 'all',
            rules: [
              { op: 'gt', field: 'parts.waiting', value: 0 },
              { op: 'compare', is: 'eq', field: 'parts.all', other: 'parts.waiting' },
            ],
          },
          refusal: { zh: '没有待分发的审批', en: 'There is nothing to give out' },
        },
      ],
      effects: [{ do: 'parts' }],
    },
    'permit-decided': {
      label: { zh: '一项审批已决定', en: 'One permit is decided' },
      from: '*',
      to: 'stay',
      by: ['handler'],
      byHand: false,
      form: decided,
      effects: [{ do: 'parts' }],
    },
    'permits-decided': {
      label: { zh: '报建审批均已决定', en: 'All permits are decided' },
      from: '*',
      to: 'stay',
      by: ['handler'],
      byHand: false,
      form: decided,
      effects: [{ do: 'parts' }],
    },
    begin: {
      label: { zh: '登记开工', en: 'Register the start' },
      from: ['signed'],
      to: 'begun',
      by: officers.slice(),
      scope: 'lead',
      form: {
        permit: proof('施工许可证', 'Building permit'),
        photos: {
          kind: 'files',
          label: { zh: '开工现场照片', en: 'Photo of the site' },
          fileRole: 'evidence',
          required: true,
          minFiles: 1,
        },
        investedFen: { same: true },
        quarters: { same: true },
      },
      guards: [
        {
          rule: { op: 'eq', field: 'parts.left', value: 0 },
          refusal: { zh: '还有报建审批没有决定', en: 'Some permits are not decided yet' },
        },
      ],
      effects: [
        { do: 'files', from: { input: 'permit' } },
        { do: 'files', from: { input: 'photos' } },
        { do: 'flag', flag: 'slipped', on: false },
        { do: 'stop', clock: 'begin' },
        { do: 'start', clock: 'produce' },
        { do: 'start', clock: 'report' },
      ],
      primary: true,
      publicLabel: { zh: '已开工', en: 'Begun' },
    },
    produce: {
      label: { zh: '登记投产', en: 'Register production' },
      from: ['begun'],
      to: 'producing',
      by: officers.slice(),
      scope: 'lead',
      form: {
        acceptance: proof('竣工验收材料', 'Acceptance of the works'),
        photos: {
          kind: 'files',
          label: { zh: '投产现场照片', en: 'Photo of production' },
          fileRole: 'evidence',
          required: true,
          minFiles: 1,
        },
        investedFen: { same: true, required: true },
        quarters: { same: true },
      },
      effects: [
        { do: 'files', from: { input: 'acceptance' } },
        { do: 'files', from: { input: 'photos' } },
        { do: 'flag', flag: 'slipped', on: false },
        { do: 'stop', clock: 'produce' },
        { do: 'start', clock: 'yield' },
        { do: 'start', clock: 'report' },
      ],
      primary: true,
      publicLabel: { zh: '已投产', en: 'Producing' },
    },
    yield: {
      label: { zh: '登记达效', en: 'Register full yield' },
      from: ['producing'],
      to: 'yielding',
      by: officers.slice(),
      scope: 'lead',
      form: {
        statement: proof('产值或税收证明', 'Proof of output or tax'),
        yieldFen: { same: true, min: 1, required: true },
        investedFen: { same: true, required: true },
        quarters: { same: true },
      },
      effects: [
        { do: 'files', from: { input: 'statement' } },
        { do: 'flag', flag: 'slipped', on: false },
      ],
      primary: true,
      publicLabel: { zh: '已达效', en: 'At full yield' },
    },
    report: {
      label: { zh: '月度调度', en: 'Report progress' },
      from: ['signed', 'begun', 'producing'],
      to: 'stay',
      by: officers.slice(),
      scope: 'lead',
      form: {
        investedFen: { same: true, required: true },
        quarters: { same: true },
        progress: account('形象进度', 'Progress'),
        photos: {
          kind: 'files',
          label: { zh: '现场照片', en: 'Photos' },
          fileRole: 'evidence',
        },
      },
      effects: [
        { do: 'files', from: { input: 'photos' } },
        { do: 'count', counter: 'reports' },
        { do: 'start', clock: 'report' },
      ],
      key: 'p',
    },
    'explain-slip': {
      label: { zh: '说明滞后', en: 'Explain a slip' },
      from: ['signed', 'begun', 'producing'],
      to: 'stay',
      by: officers.slice(),
      scope: 'lead',
      form: {
        reason: account('滞后原因', 'Reason of the slip'),
        remedy: account('解决措施', 'What will be done'),
        plannedStart: { same: true, label: { zh: '新的计划开工日期', en: 'New planned start' } },
        plannedProduction: {
          same: true,
          label: { zh: '新的计划投产日期', en: 'New planned production' },
        },
      },
      effects: [
        { do: 'set', field: 'slip', from: { input: 'reason' } },
        { do: 'flag', flag: 'slipped', on: true },
        { do: 'count', counter: 'slips' },
      ],
    },
    pause: {
      label: { zh: '缓建', en: 'Pause' },
      from: ['signed', 'begun', 'producing'],
      to: 'paused',
      by: ['leader', 'shift-lead'],
      form: { reason: account('缓建原因', 'Why it is paused') },
      effects: [
        { do: 'suspend', clock: 'begin', why: 'reason' },
        { do: 'suspend', clock: 'produce', why: 'reason' },
        { do: 'suspend', clock: 'yield', why: 'reason' },
        { do: 'suspend', clock: 'report', why: 'reason' },
      ],
      publicLabel: { zh: '缓建', en: 'Paused' },
    },
    'resume-signed': {
      label: { zh: '恢复（待开工）', en: 'Resume before the start' },
      from: ['paused'],
      to: 'signed',
      by: ['leader', 'shift-lead'],
      form: { reason: account('恢复原因', 'Why it goes on') },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.begin.running', value: true },
          refusal: { zh: '该项目已经开工', en: 'The project has already begun' },
        },
      ],
      effects: [
        { do: 'resume', clock: 'begin' },
        { do: 'resume', clock: 'report' },
      ],
      primary: true,
    },
    'resume-begun': {
      label: { zh: '恢复（建设中）', en: 'Resume the works' },
      from: ['paused'],
      to: 'begun',
      by: ['leader', 'shift-lead'],
      form: { reason: account('恢复原因', 'Why it goes on') },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.produce.running', value: true },
          refusal: { zh: '该项目缓建前不在建设阶段', en: 'The project was not being built' },
        },
      ],
      effects: [
        { do: 'resume', clock: 'produce' },
        { do: 'resume', clock: 'report' },
      ],
      primary: true,
    },
    'resume-producing': {
      label: { zh: '恢复（投产后）', en: 'Resume production' },
      from: ['paused'],
      to: 'producing',
      by: ['leader', 'shift-lead'],
      form: { reason: account('恢复原因', 'Why it goes on') },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.yield.running', value: true },
          refusal: { zh: '该项目缓建前尚未投产', en: 'The project was not producing yet' },
        },
      ],
      effects: [
        { do: 'resume', clock: 'yield' },
        { do: 'resume', clock: 'report' },
      ],
      primary: true,
    },
    cancel: {
      label: { zh: '终止', en: 'Cancel' },
      from: '*',
      to: 'cancelled',
      by: ['leader'],
      form: { reason: account('终止原因', 'Why it is cancelled') },
      effects: [{ do: 'set', field: 'cancelled', from: { input: 'reason' } }],
      grave: true,
      publicLabel: { zh: '已终止', en: 'Cancelled' },
    },
    assign: {
      label: { zh: '调整服务单位', en: 'Change the unit in charge' },
      from: '*',
      to: 'stay',
      by: ['dispatcher', 'leader'],
      form: {
        lead: { kind: 'unit', label: { zh: '服务单位', en: 'Unit in charge' }, required: true },
        assist: { kind: 'units', label: { zh: '配合单位', en: 'Assisting units' } },
        reason: account('原因', 'Reason'),
      },
      effects: [
        { do: 'lead', from: { input: 'lead' } },
        { do: 'assist', from: { input: 'assist' } },
      ],
    },
    note: {
      label: { zh: '备注', en: 'Note' },
      from: '*',
      to: 'stay',
      by: [...officers, 'leader', 'shift-lead', 'dispatcher'],
      form: { note: { ...account('备注内容', 'Note'), min: 1 } },
      key: 'm',
    },
  },
});
