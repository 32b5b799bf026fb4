import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const paper = (zh: string, en: string) =>
  ({ kind: 'files', label: { zh, en }, fileRole: 'document' }) as const;
const officers = ['enterprise-officer'];

/** 惠企资金: a reward that an enterprise is due, applied for or given without asking (免申即享), until it is paid. */
export default defineProgramme({
  code: 'reward',
  label: { zh: '惠企政策兑现', en: 'Rewards for enterprises' },
  recordLabel: { zh: '惠企奖补', en: 'Reward' },
  numberPrefix: 'JB',
  basis: {
    zh: '按奖补所依据的政策文件兑现；已掌握数据的“免申即享”',
    en: 'Paid by the document that the reward rests on; given without an application where the data are held',
  },
  titleField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '奖补事项', en: 'Reward' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    enterprise: {
      kind: 'record',
      programme: 'enterprise',
      label: { zh: '企业', en: 'Enterprise' },
      listed: true,
    },
    policy: {
      kind: 'text',
      label: { zh: '政策文件', en: 'Document' },
      required: true,
      min: 4,
      max: 200,
    },
    way: {
      kind: 'choice',
      label: { zh: '兑现方式', en: 'How' },
      required: true,
      listed: true,
      options: {
        unasked: { zh: '免申即享', en: 'Without an application' },
        applied: { zh: '企业申报', en: 'On application' },
      },
    },
    conditions: {
      kind: 'table',
      label: { zh: '条件核对', en: 'Conditions' },
      help: { zh: '政策的每个条件一行', en: 'A row for each condition of the document' },
      min: 1,
      max: 30,
      columns: {
        condition: { kind: 'text', label: { zh: '条件', en: 'Condition' }, required: true },
        found: { kind: 'text', label: { zh: '查到的事实', en: 'What was found' }, required: true },
        met: { kind: 'boolean', label: { zh: '符合', en: 'Met' } },
      },
    },
    unmet: {
      kind: 'computed',
      label: { zh: '不符合的条件', en: 'Conditions not met' },
      unit: { zh: '个', en: 'conditions' },
      computed: {
        as: 'number',
        by: {
          op: 'count',
          table: 'conditions',
          where: { op: 'not', rule: { op: 'eq', field: 'row.met', value: true } },
        },
      },
    },
    askedFen: { kind: 'money', label: { zh: '应兑现金额', en: 'Due' }, min: 1, listed: true },
    paidFen: { kind: 'money', label: { zh: '已兑现金额', en: 'Paid' }, min: 0, listed: true },
    paidOn: { kind: 'date', label: { zh: '到账日期', en: 'Paid on' }, listed: true },
    why: { kind: 'long-text', label: { zh: '不予兑现的理由', en: 'Why it is not paid' } },
  },
  states: {
    checking: {
      label: { zh: '核对中', en: 'Being checked' },
      stage: { zh: '核对', en: 'Checked' },
      tone: 'checking',
    },
    approved: {
      label: { zh: '待拨付', en: 'To be paid' },
      stage: { zh: '审定', en: 'Approved' },
      tone: 'working',
    },
    paid: {
      label: { zh: '已到账', en: 'Paid' },
      stage: { zh: '到账', en: 'Paid' },
      tone: 'done',
      end: true,
    },
    refused: {
      label: { zh: '不予兑现', en: 'Not paid' },
      stage: { zh: '不予兑现', en: 'Not paid' },
      tone: 'void',
      end: true,
    },
  },
  path: ['checking', 'approved', 'paid'],
  clocks: {
    check: {
      label: { zh: '核对时限', en: 'Checking' },
      budget: { kind: 'work-days', days: 10 },
      basis: { zh: '本区约定：10 个工作日', en: "The district's own rule: 10 working days" },
    },
    pay: {
      label: { zh: '拨付时限', en: 'Paying' },
      budget: { kind: 'work-days', days: 20 },
      basis: {
        zh: '本区约定：审定后 20 个工作日到账',
        en: "The district's own rule: 20 working days",
      },
    },
  },
  acts: {
    open: {
      label: { zh: '登记奖补', en: 'Register' },
      from: 'new',
      to: 'checking',
      by: [...officers, 'source', 'simulator'],
      form: {
        title: { same: true },
        enterprise: { same: true, required: true },
        policy: { same: true },
        way: { same: true },
        askedFen: { same: true, required: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '兑现单位', en: 'Unit in charge' }, required: true },
        papers: paper('申报材料', 'Papers'),
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'files', from: { input: 'papers' } },
        { do: 'start', clock: 'check' },
      ],
    },
    check: {
      label: { zh: '核对条件', en: 'Check the conditions' },
      from: ['checking'],
      to: 'stay',
      by: [...officers, 'handler', 'simulator'],
      form: { conditions: { same: true, required: true } },
      primary: true,
      key: 'c',
    },
    approve: {
      label: { zh: '审定', en: 'Approve' },
      from: ['checking'],
      to: 'approved',
      by: [...officers, 'handler', 'leader', 'simulator'],
      guards: [
        {
          rule: { op: 'present', field: 'fields.conditions' },
          refusal: { zh: '先核对条件', en: 'Check the conditions first' },
        },
        {
          rule: { op: 'eq', field: 'fields.unmet', value: 0 },
          refusal: {
            zh: '有条件不符合，见条件核对',
            en: 'A condition is not met: see the conditions',
          },
        },
      ],
      effects: [
        { do: 'stop', clock: 'check' },
        { do: 'start', clock: 'pay' },
      ],
      key: 'a',
    },
    pay: {
      label: { zh: '登记到账', en: 'It was paid' },
      from: ['approved'],
      to: 'paid',
      by: [...officers, 'handler', 'simulator'],
      form: {
        paidFen: { same: true, required: true },
        paidOn: { same: true, required: true },
        receipt: paper('拨付凭证', 'Proof of payment'),
      },
      guards: [
        {
          rule: { op: 'compare', is: 'eq', field: 'input.paidFen', other: 'fields.askedFen' },
          refusal: { zh: '到账金额与应兑现金额不一致', en: 'What was paid is not what is due' },
        },
      ],
      effects: [{ do: 'files', from: { input: 'receipt' } }],
      primary: true,
    },
    refuse: {
      label: { zh: '不予兑现', en: 'Do not pay' },
      from: ['checking'],
      to: 'refused',
      by: [...officers, 'handler'],
      form: { why: { ...words('哪个条件不符合', 'Which condition is not met'), same: true } },
      grave: true,
    },
  },
});
