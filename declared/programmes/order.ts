import { defineProgramme } from '../../src/model/programme.ts';

const account = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const remark = { kind: 'long-text', label: { zh: '说明', en: 'Remark' }, max: 2000 } as const;
const photos = (zh: string, en: string, fileRole: 'before' | 'after' | 'evidence') =>
  ({ kind: 'files', label: { zh, en }, fileRole, required: true, minFiles: 1 }) as const;
const lead = { kind: 'unit', label: { zh: '主办单位', en: 'Lead unit' }, required: true } as const;
const assist = { kind: 'units', label: { zh: '协办单位', en: 'Assisting units' } } as const;
const openers = ['dispatcher', 'shift-lead', 'leader'] as const;
const visitors = ['handler', 'grid-worker'] as const;

/**
 * 先办单: a demand that nobody had to make. It begins at a unit, since foresight already knows what
 * and where; nobody is telephoned, since nobody called; but what the visit found is asked, since
 * only that tells whether looking ahead was worth it.
 */
export default defineProgramme({
  code: 'order',
  label: { zh: '先办单', en: 'Proactive orders' },
  recordLabel: { zh: '先办单', en: 'Order' },
  numberPrefix: 'XB',
  basis: {
    zh: '本区“未诉先办”机制；处置参照群众诉求办理流程',
    en: "The district's way of acting before the complaint; handled like a citizen's demand",
  },
  titleField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '标题', en: 'Title' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    text: { kind: 'long-text', label: { zh: '先办要求', en: 'What is to be done' }, max: 4000 },
    why: { kind: 'long-text', label: { zh: '先办理由', en: 'Why' }, max: 2000 },
    alert: {
      kind: 'text',
      label: { zh: '来自预警', en: 'From the alert' },
      max: 40,
      listed: true,
    },
    expected: {
      kind: 'number',
      label: { zh: '预计可避免的诉求数', en: 'Demands it should forestall' },
      unit: { zh: '件', en: 'demands' },
      min: 0,
      listed: true,
    },
    inspection: {
      kind: 'text',
      label: { zh: '巡检专项', en: 'Inspection' },
      max: 100,
    },
    crew: { kind: 'text', label: { zh: '走访班组', en: 'Crew' }, max: 200, listed: true },
    planned: { kind: 'text', label: { zh: '计划到场', en: 'Planned for' }, max: 40, listed: true },
    returnReason: { kind: 'long-text', label: { zh: '派单异议理由', en: 'Reason of return' } },
    finding: {
      kind: 'choice',
      label: { zh: '到场结果', en: 'What the visit found' },
      options: {
        found: { zh: '发现问题', en: 'Found' },
        'not-found': { zh: '未发现问题', en: 'Not found' },
      },
      listed: true,
    },
    findings: { kind: 'long-text', label: { zh: '现场情况', en: 'Findings' }, listed: true },
    disposal: { kind: 'long-text', label: { zh: '处置情况', en: 'What was done' }, listed: true },
    doneAt: { kind: 'instant', label: { zh: '现场处置完成时间', en: 'Done on the spot at' } },
  },
  flags: {
    proactive: { zh: '先办', en: 'Proactive' },
    designated: { zh: '指定办理', en: 'Designated' },
  },
  counters: {
    returns: { zh: '退单次数', en: 'Returns' },
    visits: { zh: '到场次数', en: 'Visits' },
    extensions: { zh: '延期次数', en: 'Extensions' },
    reworks: { zh: '返工次数', en: 'Reworks' },
  },
  states: {
    dispatched: {
      label: { zh: '待接单', en: 'Dispatched' },
      stage: { zh: '派单', en: 'Assigned' },
      tone: 'waiting',
    },
    disputed: {
      label: { zh: '派单异议', en: 'Return asked' },
      stage: { zh: '派单', en: 'Assigned' },
      tone: 'working',
    },
    accepted: {
      label: { zh: '待到场', en: 'To visit' },
      stage: { zh: '办理', en: 'In hand' },
      tone: 'working',
    },
    found: {
      label: { zh: '发现问题，处置中', en: 'Found, being fixed' },
      stage: { zh: '办理', en: 'In hand' },
      tone: 'working',
    },
    'not-found': {
      label: { zh: '未发现问题，待结', en: 'Not found, to close' },
      stage: { zh: '核查', en: 'Being checked' },
      tone: 'checking',
    },
    fixed: {
      label: { zh: '已处置，待核查', en: 'Fixed, to check' },
      stage: { zh: '核查', en: 'Being checked' },
      tone: 'checking',
    },
    checked: {
      label: { zh: '核查通过，待结', en: 'Checked, to close' },
      stage: { zh: '核查', en: 'Being checked' },
      tone: 'checking',
    },
    closed: {
      label: { zh: '已办结', en: 'Closed' },
      stage: { zh: '办结', en: 'Closed' },
      tone: 'done',
      end: true,
    },
    void: {
      label: { zh: '作废', en: 'Void' },
      stage: { zh: '作废', en: 'Void' },
      tone: 'void',
      end: true,
    },
  },
  path: ['dispatched', 'accepted', 'found', 'fixed', 'checked', 'closed'],
  clocks: {
    visit: {
      label: { zh: '首次到场时限', en: 'First visit' },
      budget: { kind: 'work-days', days: 1 },
      basis: {
        zh: '本区约定：先办单派出后 1 个工作日内到场',
        en: "The district's own promise: visited within 1 working day of dispatch",
      },
    },
    complete: {
      label: { zh: '处置时限', en: 'Completion' },
      budget: { kind: 'work-days', days: 5 },
      basis: {
        zh: '参照《潍坊市 12345 政务服务便民热线条例》第二十条：5 个工作日',
        en: 'As for demands, Weifang 12345 Regulations art. 20: 5 working days',
      },
    },
    decide: {
      label: { zh: '审批时限', en: 'Decision' },
      budget: { kind: 'work-time', minutes: 240 },
      basis: {
        zh: '本区约定：异议 4 个工作时内答复',
        en: "The district's own promise: objections are answered within 4 working hours",
      },
    },
    check: {
      label: { zh: '核查时限', en: 'Check' },
      budget: { kind: 'work-days', days: 1 },
      basis: {
        zh: '本区约定：处置后 1 个工作日内核查、结案',
        en: "The district's own promise: checked and closed within 1 working day",
      },
    },
  },
  acts: {
    open: {
      label: { zh: '开先办单', en: 'Open an order' },
      from: 'new',
      to: 'dispatched',
      by: openers.slice(),
      form: {
        title: { same: true },
        text: { same: true },
        why: { same: true },
        alert: { same: true },
        expected: { same: true },
        inspection: { same: true },
        crew: { same: true },
        planned: { same: true },
        visitBy: {
          kind: 'instant',
          label: { zh: '到场截止（周计划）', en: 'To be visited by (week plan)' },
        },
        completeBy: {
          kind: 'instant',
          label: { zh: '处置截止（周计划）', en: 'To be completed by (week plan)' },
        },
        category: { kind: 'category', label: { zh: '类别', en: 'Category' } },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        point: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
        lead,
        assist,
      },
      effects: [
        { do: 'link', field: 'alert', from: { input: 'alert' }, programme: 'alert' },
        { do: 'channel', from: { value: 'foresight' } },
        { do: 'category', from: { input: 'category' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'assist', from: { input: 'assist' } },
        { do: 'flag', flag: 'proactive', on: true },
        { do: 'start', clock: 'visit', due: 'visitBy' },
        { do: 'start', clock: 'complete', due: 'completeBy' },
      ],
    },
    // ── at the unit ────────────────────────────────────────────────────────────────────────
    accept: {
      label: { zh: '接单', en: 'Accept' },
      from: ['dispatched'],
      to: 'accepted',
      by: ['handler'],
      scope: 'lead',
      primary: true,
      bulk: true,
      key: 's',
    },
    'ask-return': {
      label: { zh: '申请退单', en: 'Ask to return' },
      from: ['dispatched'],
      to: 'disputed',
      by: ['handler'],
      scope: 'lead',
      form: {
        reason: account('职责依据', 'Why it is not our duty'),
        suggest: { kind: 'unit', label: { zh: '建议承办单位', en: 'Suggested unit' } },
      },
      guards: [
        {
          rule: { op: 'not', rule: { op: 'has', field: 'flags', value: 'designated' } },
          refusal: { zh: '指定办理的先办单不得退回', en: 'A designated order cannot be returned' },
        },
      ],
      effects: [
        { do: 'set', field: 'returnReason', from: { input: 'reason' } },
        { do: 'count', counter: 'returns' },
        { do: 'start', clock: 'decide' },
      ],
    },
    redispatch: {
      label: { zh: '改派', en: 'Send to another unit' },
      from: ['disputed'],
      to: 'dispatched',
      by: ['dispatcher'],
      form: { lead, assist, reason: account('理由', 'Reason') },
      effects: [
        { do: 'lead', from: { input: 'lead' } },
        { do: 'assist', from: { input: 'assist' } },
        { do: 'stop', clock: 'decide' },
        { do: 'start', clock: 'visit' },
        { do: 'start', clock: 'complete' },
      ],
      primary: true,
      key: 'd',
    },
    'refuse-return': {
      label: { zh: '不同意退单', en: 'Refuse the return' },
      from: ['disputed'],
      to: 'dispatched',
      by: ['dispatcher'],
      form: { reason: account('理由', 'Reason') },
      effects: [
        { do: 'flag', flag: 'designated', on: true },
        { do: 'stop', clock: 'decide' },
      ],
    },
    'visit-found': {
      label: { zh: '到场：发现问题', en: 'Visited: found' },
      from: ['dispatched', 'accepted'],
      to: 'found',
      by: visitors.slice(),
      form: {
        findings: { same: true, required: true, min: 4, max: 2000 },
        before: photos('现场照片', 'Photo of the spot', 'before'),
      },
      effects: [
        { do: 'set', field: 'finding', from: { value: 'found' } },
        { do: 'files', from: { input: 'before' } },
        { do: 'count', counter: 'visits' },
        { do: 'stop', clock: 'visit' },
      ],
      primary: true,
      key: 'y',
    },
    'visit-not-found': {
      label: { zh: '到场：未发现问题', en: 'Visited: not found' },
      from: ['dispatched', 'accepted'],
      to: 'not-found',
      by: visitors.slice(),
      form: {
        findings: { same: true, required: true, min: 4, max: 2000 },
        photos: photos('现场照片', 'Photo of the spot', 'evidence'),
      },
      effects: [
        { do: 'set', field: 'finding', from: { value: 'not-found' } },
        { do: 'files', from: { input: 'photos' } },
        { do: 'count', counter: 'visits' },
        { do: 'stop', clock: 'visit' },
        { do: 'stop', clock: 'complete' },
        { do: 'start', clock: 'check' },
      ],
      key: 'n',
    },
    fix: {
      label: { zh: '处置完成', en: 'Report as fixed' },
      from: ['found'],
      to: 'fixed',
      by: ['handler'],
      scope: 'lead',
      form: {
        disposal: { same: true, required: true, min: 4, max: 2000 },
        doneAt: { same: true, required: true },
        after: photos('处置后照片', 'Photo after', 'after'),
      },
      effects: [
        { do: 'files', from: { input: 'after' } },
        { do: 'stop', clock: 'complete' },
        { do: 'start', clock: 'check' },
      ],
      primary: true,
      key: 'b',
    },
    'assist-report': {
      label: { zh: '协办反馈', en: 'Report as assisting unit' },
      from: ['dispatched', 'disputed', 'accepted', 'found'],
      to: 'stay',
      by: ['handler'],
      scope: 'party',
      form: {
        done: account('协办情况', 'What was done'),
        evidence: { kind: 'files', label: { zh: '材料', en: 'Files' }, fileRole: 'evidence' },
      },
      effects: [{ do: 'files', from: { input: 'evidence' } }],
    },
    extend: {
      label: { zh: '批准延期', en: 'Extend the time' },
      from: ['accepted', 'found'],
      to: 'stay',
      by: ['dispatcher', 'shift-lead'],
      form: {
        days: {
          kind: 'number',
          label: { zh: '延长', en: 'Longer by' },
          unit: { zh: '个工作日', en: 'working days' },
          required: true,
          min: 1,
          max: 30,
        },
        reason: account('理由', 'Reason'),
      },
      effects: [
        { do: 'extend', clock: 'complete', days: 'days', why: 'reason' },
        { do: 'count', counter: 'extensions' },
      ],
    },
    // ── looking and closing ────────────────────────────────────────────────────────────────
    'pass-check': {
      label: { zh: '核查通过', en: 'Check passed' },
      from: ['fixed'],
      to: 'checked',
      by: ['grid-worker', 'acceptor'],
      form: {
        photos: {
          kind: 'files',
          label: { zh: '核查照片', en: 'Photo of the check' },
          fileRole: 'after',
        },
        remark,
      },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'present', field: 'input.photos' },
              { op: 'ne', field: 'actor.role', value: 'grid-worker' },
            ],
          },
          refusal: {
            zh: '现场核查须上传照片，与处置前后对照',
            en: 'A check on the spot needs a photo to compare',
          },
        },
      ],
      effects: [{ do: 'files', from: { input: 'photos' } }],
      primary: true,
      key: 'p',
    },
    'fail-check': {
      label: { zh: '核查不通过', en: 'Check failed' },
      from: ['fixed'],
      to: 'found',
      by: ['grid-worker', 'acceptor'],
      form: {
        reason: account('未解决之处', 'What is not solved'),
        photos: {
          kind: 'files',
          label: { zh: '核查照片', en: 'Photo of the check' },
          fileRole: 'evidence',
        },
      },
      effects: [
        { do: 'files', from: { input: 'photos' } },
        { do: 'count', counter: 'reworks' },
        { do: 'stop', clock: 'check' },
        { do: 'start', clock: 'complete' },
      ],
      key: 'f',
    },
    'look-again': {
      label: { zh: '再次到场', en: 'Look again' },
      from: ['not-found'],
      to: 'accepted',
      by: ['dispatcher', 'shift-lead'],
      form: { reason: account('理由', 'Reason') },
      effects: [
        { do: 'set', field: 'finding', from: { value: null } },
        { do: 'stop', clock: 'check' },
        { do: 'start', clock: 'visit' },
        { do: 'start', clock: 'complete' },
      ],
    },
    close: {
      label: { zh: '结案', en: 'Close' },
      from: ['checked', 'not-found'],
      to: 'closed',
      by: ['dispatcher', 'shift-lead'],
      form: { remark },
      primary: true,
      bulk: true,
      key: 'c',
    },
    void: {
      label: { zh: '作废', en: 'Void' },
      from: ['dispatched', 'disputed', 'accepted'],
      to: 'void',
      by: ['dispatcher', 'shift-lead'],
      form: { reason: account('作废理由', 'Why it is void') },
      grave: true,
    },
    // ── words, in any state ────────────────────────────────────────────────────────────────
    urge: {
      label: { zh: '督办', en: 'Urge' },
      from: '*',
      to: 'stay',
      by: ['leader', 'shift-lead'],
      form: { words: account('督办意见', 'What is expected') },
    },
    note: {
      label: { zh: '备注', en: 'Note' },
      from: '*',
      to: 'stay',
      by: [...openers, ...visitors, 'acceptor'],
      form: { note: { ...account('备注内容', 'Note'), min: 1 } },
      key: 'm',
    },
  },
  today: [
    {
      code: 'to-accept',
      label: { zh: '先办单待接单', en: 'Orders to accept' },
      roles: ['handler'],
      filter: { state: ['dispatched'] },
    },
    {
      code: 'to-visit',
      label: { zh: '先办单待到场', en: 'Orders to visit' },
      roles: ['handler'],
      filter: { state: ['accepted'] },
    },
    {
      code: 'to-look-at',
      label: { zh: '先办单待到场', en: 'Orders to visit' },
      roles: ['grid-worker'],
      filter: { state: ['dispatched', 'accepted'] },
    },
    {
      code: 'to-fix',
      label: { zh: '先办单处置中', en: 'Orders being fixed' },
      roles: ['handler'],
      filter: { state: ['found'] },
    },
    {
      code: 'to-check',
      label: { zh: '先办单待我核查', en: 'Orders to check' },
      roles: ['grid-worker', 'acceptor'],
      filter: { state: ['fixed'] },
    },
    {
      code: 'disputes',
      label: { zh: '先办单异议待裁定', en: 'Returned orders to decide' },
      roles: ['dispatcher'],
      filter: { state: ['disputed'] },
    },
    {
      code: 'to-close',
      label: { zh: '先办单待结案', en: 'Orders to close' },
      roles: ['dispatcher', 'shift-lead'],
      filter: { state: ['checked', 'not-found'] },
    },
    {
      code: 'overdue',
      label: { zh: '先办单超时', en: 'Orders overdue' },
      roles: ['leader', 'shift-lead', 'statistician'],
      filter: { due: 'overdue' },
    },
  ],
});
