import { defineProgramme } from '../../src/model/programme.ts';
import type { Rule } from '../../src/model/rule.ts';

const unitInCharge = ['handler'];
const office = ['dispatcher'];
const reason = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const fen = (zh: string, en: string) =>
  ({ kind: 'money', label: { zh, en }, min: 0, listed: true }) as const;
const proof = (zh: string, en: string) =>
  ({
    kind: 'files',
    label: { zh, en },
    fileRole: 'evidence',
    required: true,
    minFiles: 1,
  }) as const;

/** A day that has not come yet does not count as done. */
const open: Rule = {
  op: 'any',
  rules: [
    { op: 'absent', field: 'row.done' },
    { op: 'compare', is: 'gt', field: 'row.done', other: 'day' },
  ],
};
const late: Rule = {
  op: 'all',
  rules: [
    { op: 'not', rule: open },
    { op: 'compare', is: 'gt', field: 'row.done', other: 'row.due' },
  ],
};
const counted = (zh: string, en: string, where?: Rule) =>
  ({
    kind: 'computed',
    label: { zh, en },
    unit: { zh: '个', en: 'milestones' },
    computed: { as: 'number', by: { op: 'count', table: 'milestones', ...(where && { where }) } },
  }) as const;

/**
 * 民生实事: what the district has promised its people for a year. Nobody types how it stands: what
 * was done and by when follows from the milestones at every act; what becomes late overnight,
 * without anybody's act, is the clock that follows the date of the next milestone.
 */
export default defineProgramme({
  code: 'commitment',
  label: { zh: '民生实事', en: 'Livelihood commitments' },
  recordLabel: { zh: '实事', en: 'Commitment' },
  numberPrefix: 'SS',
  basis: {
    zh: '区政府工作报告承诺办理的重点民生实事；公示、督办和验收为本区约定',
    en: "Commitments of the yearly government work report; publishing, supervision and acceptance are the district's own rule",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '实事项目', en: 'Commitment' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    year: {
      kind: 'text',
      label: { zh: '年度', en: 'Year' },
      required: true,
      min: 4,
      max: 20,
    },
    field: {
      kind: 'choice',
      label: { zh: '领域', en: 'Field' },
      listed: true,
      options: {
        education: { zh: '教育', en: 'Education' },
        health: { zh: '医疗卫生', en: 'Health' },
        elderly: { zh: '养老托幼', en: 'The old and the young' },
        housing: { zh: '住房改造', en: 'Housing' },
        roads: { zh: '道路交通', en: 'Roads' },
        environment: { zh: '环境', en: 'Environment' },
        work: { zh: '就业', en: 'Work' },
        culture: { zh: '文化体育', en: 'Culture and sports' },
      },
    },
    promise: { kind: 'long-text', label: { zh: '承诺内容', en: 'What was promised' }, max: 4000 },
    milestones: {
      kind: 'table',
      label: { zh: '节点', en: 'Milestones' },
      help: {
        zh: '每个节点一行；完成后填写完成日期和凭据',
        en: 'A row a milestone; once done, the day and what shows it',
      },
      min: 1,
      max: 40,
      columns: {
        name: { kind: 'text', label: { zh: '节点', en: 'Milestone' }, required: true },
        due: { kind: 'date', label: { zh: '应完成', en: 'Due' }, required: true },
        done: { kind: 'date', label: { zh: '完成日期', en: 'Done on' } },
        shows: { kind: 'text', label: { zh: '凭据', en: 'What shows it' } },
      },
      told: false,
    },
    planned: counted('节点数', 'Milestones'),
    left: counted('未完成节点', 'Milestones left', open),
    late: counted('逾期完成节点', 'Done after they were due', late),
    nextDue: {
      kind: 'computed',
      label: { zh: '下一节点期限', en: 'Next milestone due' },
      computed: {
        as: 'date',
        by: { op: 'least', table: 'milestones', column: 'due', where: open },
      },
      listed: true,
    },
    pace: {
      kind: 'computed',
      label: { zh: '进展', en: 'How it stands' },
      help: {
        zh: '由节点算出；此后过期由“节点期限”钟表说明',
        en: 'Follows from the milestones; what runs out since is told by the clock of the next one',
      },
      options: {
        fulfilled: { zh: '已兑现', en: 'Fulfilled' },
        'all-done': { zh: '节点全部完成', en: 'All milestones done' },
        late: { zh: '有节点逾期', en: 'A milestone is late' },
        'on-schedule': { zh: '按计划', en: 'On schedule' },
        withdrawn: { zh: '已撤回', en: 'Withdrawn' },
      },
      computed: {
        as: 'choice',
        by: {
          op: 'choose',
          cases: [
            {
              when: { op: 'eq', field: 'state', value: 'fulfilled' },
              take: { value: 'fulfilled' },
            },
            {
              when: { op: 'eq', field: 'state', value: 'withdrawn' },
              take: { value: 'withdrawn' },
            },
            { when: { op: 'eq', field: 'fields.left', value: 0 }, take: { value: 'all-done' } },
            {
              when: { op: 'compare', is: 'lt', field: 'fields.nextDue', other: 'day' },
              take: { value: 'late' },
            },
          ],
          otherwise: { value: 'on-schedule' },
        },
      },
    },
    plannedFen: fen('计划资金', 'Money planned'),
    paidFen: fen('已拨付资金', 'Money paid'),
    payments: {
      kind: 'table',
      label: { zh: '拨付明细', en: 'Payments' },
      help: { zh: '合计须等于已拨付资金', en: 'They add up to the money paid' },
      max: 60,
      columns: {
        on: { kind: 'date', label: { zh: '日期', en: 'Day' }, required: true },
        fen: {
          kind: 'money',
          label: { zh: '金额', en: 'Amount' },
          min: 0,
          required: true,
          sum: true,
        },
        note: { kind: 'text', label: { zh: '用途', en: 'For' } },
      },
      agrees: { column: 'fen', field: 'paidFen' },
      told: false,
    },
    paidShare: {
      kind: 'computed',
      label: { zh: '资金拨付率', en: 'Share paid' },
      unit: { zh: '%', en: '%' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 1,
          of: {
            op: 'divide',
            of: [
              { op: 'multiply', of: [{ value: 100 }, { field: 'fields.paidFen' }] },
              { field: 'fields.plannedFen' },
            ],
          },
        },
      },
    },
    outcome: { kind: 'long-text', label: { zh: '办成情况', en: 'What came of it' }, max: 2000 },
    withdrawn: { kind: 'long-text', label: { zh: '撤回理由', en: 'Why it was withdrawn' } },
  },
  counters: {
    reports: { zh: '报告次数', en: 'Reports' },
    returns: { zh: '退回次数', en: 'Sent back' },
    changes: { zh: '调整计划次数', en: 'Plan changed' },
  },
  states: {
    running: {
      label: { zh: '办理中', en: 'In hand' },
      stage: { zh: '办理', en: 'In hand' },
      tone: 'working',
    },
    checking: {
      label: { zh: '待验收', en: 'To be checked' },
      stage: { zh: '验收', en: 'Check' },
      tone: 'checking',
    },
    fulfilled: {
      label: { zh: '已兑现', en: 'Fulfilled' },
      stage: { zh: '兑现', en: 'Fulfilled' },
      tone: 'done',
      end: true,
    },
    withdrawn: {
      label: { zh: '已撤回', en: 'Withdrawn' },
      stage: { zh: '撤回', en: 'Withdrawn' },
      tone: 'void',
      end: true,
    },
  },
  path: ['running', 'checking', 'fulfilled'],
  clocks: {
    milestone: {
      label: { zh: '节点期限', en: 'Next milestone' },
      budget: { kind: 'natural-days', days: 365 },
      follows: 'nextDue',
      basis: {
        zh: '向社会公示的节点计划',
        en: 'The plan of milestones as it was published',
      },
    },
    report: {
      label: { zh: '月报期限', en: 'Monthly report' },
      budget: { kind: 'natural-days', days: 31 },
      basis: { zh: '本区约定：每月报告进展', en: "The district's own rule: a report every month" },
    },
    check: {
      label: { zh: '验收期限', en: 'Check' },
      budget: { kind: 'work-days', days: 10 },
      basis: {
        zh: '本区约定：报验后 10 个工作日内验收',
        en: "The district's own rule: checked within ten working days",
      },
    },
  },
  acts: {
    promise: {
      label: { zh: '公布实事', en: 'Publish a commitment' },
      from: 'new',
      to: 'running',
      by: [...office, 'leader', 'source', 'simulator'],
      form: {
        name: { same: true },
        year: { same: true },
        field: { same: true, required: true },
        promise: { same: true, required: true },
        plannedFen: { same: true, required: true },
        milestones: { same: true, required: true },
        place: { kind: 'place', label: { zh: '实施地点', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '责任单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'report' },
      ],
      publicLabel: { zh: '已公布', en: 'Published' },
    },
    report: {
      label: { zh: '报告进展', en: 'Report' },
      from: ['running'],
      to: 'stay',
      by: unitInCharge,
      scope: 'lead',
      form: {
        milestones: { same: true, required: true },
        paidFen: { same: true },
        payments: { same: true },
        evidence: proof('进展凭据', 'Evidence'),
      },
      effects: [
        { do: 'files', from: { input: 'evidence' } },
        { do: 'count', counter: 'reports' },
        { do: 'start', clock: 'report' },
      ],
      primary: true,
      key: 'p',
      publicLabel: { zh: '有进展', en: 'Progress' },
    },
    replan: {
      label: { zh: '调整节点计划', en: 'Change the plan' },
      from: ['running'],
      to: 'stay',
      by: office,
      form: {
        milestones: { same: true, required: true },
        why: reason('调整理由', 'Why it is changed'),
      },
      effects: [{ do: 'count', counter: 'changes' }],
      publicLabel: { zh: '计划已调整', en: 'Plan changed' },
    },
    submit: {
      label: { zh: '报请验收', en: 'Ask for the check' },
      from: ['running'],
      to: 'checking',
      by: unitInCharge,
      scope: 'lead',
      form: {
        outcome: { ...reason('办成情况', 'What came of it'), same: true },
        evidence: proof('完工凭据', 'Evidence of completion'),
      },
      guards: [
        {
          rule: { op: 'eq', field: 'fields.left', value: 0 },
          refusal: {
            zh: '还有节点没有完成，请先报告进展',
            en: 'Milestones are left: report them first',
          },
        },
      ],
      effects: [
        { do: 'files', from: { input: 'evidence' } },
        { do: 'stop', clock: 'report' },
        { do: 'start', clock: 'check' },
      ],
    },
    'send-back': {
      label: { zh: '退回整改', en: 'Send back' },
      from: ['checking'],
      to: 'running',
      by: office,
      form: {
        milestones: { same: true, required: true },
        why: reason('退回理由', 'Why it is sent back'),
      },
      effects: [
        { do: 'count', counter: 'returns' },
        { do: 'stop', clock: 'check' },
        { do: 'start', clock: 'report' },
      ],
    },
    accept: {
      label: { zh: '验收兑现', en: 'Accept as fulfilled' },
      from: ['checking'],
      to: 'fulfilled',
      by: office,
      form: { acceptance: { ...proof('验收意见', 'Acceptance'), fileRole: 'document' } },
      effects: [{ do: 'files', from: { input: 'acceptance' } }],
      primary: true,
      publicLabel: { zh: '已兑现', en: 'Fulfilled' },
    },
    withdraw: {
      label: { zh: '撤回承诺', en: 'Withdraw' },
      from: ['running'],
      to: 'withdrawn',
      by: ['leader'],
      form: { withdrawn: { ...reason('撤回理由', 'Why it is withdrawn'), same: true } },
      grave: true,
      publicLabel: { zh: '已撤回，并说明理由', en: 'Withdrawn, with the reason' },
    },
  },
  today: [
    {
      code: 'late',
      label: { zh: '已逾期', en: 'Overdue' },
      roles: ['dispatcher', 'handler', 'leader'],
      filter: { due: 'overdue' },
    },
    {
      code: 'checking',
      label: { zh: '待验收', en: 'To be checked' },
      roles: ['dispatcher'],
      filter: { state: ['checking'] },
    },
    {
      code: 'running',
      label: { zh: '办理中', en: 'In hand' },
      roles: ['handler'],
      filter: { state: ['running'] },
    },
  ],
});
