import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 2, max: 2000 }) as const;

/** One approval of several that are made side by side: its own unit, its own time limit, its own decision. */
export default defineProgramme({
  code: 'approval',
  label: { zh: '并联审批', en: 'Parallel approvals' },
  recordLabel: { zh: '审批事项', en: 'Approval' },
  numberPrefix: 'SP',
  basis: {
    zh: '《中华人民共和国行政许可法》第二十六条、第四十二条至第四十五条',
    en: 'Administrative Licensing Law, articles 26 and 42 to 45',
  },
  titleField: 'name',
  partOf: 'whole',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '审批事项', en: 'Approval' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    matter: {
      kind: 'text',
      label: { zh: '所属事项', en: 'Belongs to' },
      max: 200,
      listed: true,
    },
    whole: { kind: 'text', label: { zh: '整件编号', en: 'Number of the whole' } },
    applicantName: {
      kind: 'person-name',
      label: { zh: '申请人', en: 'Applicant' },
      sensitive: true,
      max: 60,
    },
    applicantPhone: {
      kind: 'phone',
      label: { zh: '联系电话', en: 'Telephone' },
      sensitive: true,
      max: 30,
    },
    finding: { kind: 'long-text', label: { zh: '审批意见', en: 'Decision' } },
  },
  states: {
    open: {
      label: { zh: '审批中', en: 'Being decided' },
      stage: { zh: '并联审批', en: 'Parallel approval' },
      tone: 'working',
    },
    special: {
      label: { zh: '特殊程序', en: 'Special procedure' },
      stage: { zh: '并联审批', en: 'Parallel approval' },
      tone: 'paused',
    },
    approved: {
      label: { zh: '准予', en: 'Approved' },
      stage: { zh: '已决定', en: 'Decided' },
      tone: 'done',
      end: true,
    },
    refused: {
      label: { zh: '不予', en: 'Refused' },
      stage: { zh: '已决定', en: 'Decided' },
      tone: 'void',
      end: true,
    },
  },
  path: ['open', 'approved'],
  clocks: {
    decide: {
      label: { zh: '审批时限', en: 'To decide' },
      budget: { kind: 'work-days', days: 20 },
      basis: {
        zh: '本区约定的各事项承诺时限，不长于《行政许可法》第四十二条的 20 个工作日',
        en: "The district's own promise for each approval, within the 20 working days of the Administrative Licensing Law, article 42",
      },
    },
  },
  acts: {
    open: {
      label: { zh: '分发审批', en: 'Give out for approval' },
      from: 'new',
      to: 'open',
      by: ['window-clerk', 'enterprise-officer', 'handler'],
      byHand: false,
      form: {
        name: { same: true },
        matter: { same: true },
        whole: { kind: 'text', label: { zh: '整件编号', en: 'Number of the whole' }, max: 40 },
        applicantName: { same: true },
        applicantPhone: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '审批单位', en: 'Deciding unit' }, required: true },
        assist: { kind: 'unit', label: { zh: '牵头单位', en: 'Unit of the whole' } },
        days: {
          kind: 'number',
          label: { zh: '承诺时限', en: 'Promised' },
          unit: { zh: '工作日', en: 'working days' },
          min: 1,
          max: 60,
        },
      },
      effects: [
        { do: 'link', field: 'whole', from: { input: 'whole' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'assist', from: { input: 'assist' } },
        { do: 'start', clock: 'decide', days: 'days' },
      ],
      publicLabel: { zh: '已分发', en: 'Given out' },
    },
    approve: {
      label: { zh: '准予', en: 'Approve' },
      from: ['open'],
      to: 'approved',
      by: ['handler'],
      scope: 'lead',
      form: { finding: { ...words('审批意见', 'Decision'), same: true } },
      primary: true,
      publicLabel: { zh: '已准予', en: 'Approved' },
    },
    refuse: {
      label: { zh: '不予', en: 'Refuse' },
      from: ['open'],
      to: 'refused',
      by: ['handler'],
      scope: 'lead',
      form: {
        finding: { ...words('不予的理由和救济途径', 'Reasons, and how to appeal'), same: true },
      },
      grave: true,
      publicLabel: { zh: '不予', en: 'Refused' },
    },
    'begin-special': {
      label: { zh: '转特殊程序', en: 'Begin a special procedure' },
      from: ['open'],
      to: 'special',
      by: ['handler'],
      scope: 'lead',
      form: {
        why: {
          ...words(
            '何种程序（听证、检验、检测、鉴定、专家评审）和所需时间',
            'Which one, and the time it needs',
          ),
          help: {
            zh: '所需时间不计入时限，应书面告知申请人（《行政许可法》第四十五条）',
            en: 'The time does not count and is told in writing (Administrative Licensing Law, article 45)',
          },
        },
      },
      effects: [{ do: 'suspend', clock: 'decide', why: 'why' }],
      publicLabel: { zh: '特殊程序', en: 'Special procedure' },
    },
    'end-special': {
      label: { zh: '特殊程序结束', en: 'End the special procedure' },
      from: ['special'],
      to: 'open',
      by: ['handler'],
      scope: 'lead',
      form: { result: words('结论', 'Result') },
      effects: [{ do: 'resume', clock: 'decide' }],
      primary: true,
    },
    extend: {
      label: { zh: '延长时限', en: 'Extend' },
      from: ['open'],
      to: 'stay',
      by: ['handler'],
      scope: 'lead',
      form: {
        days: {
          kind: 'number',
          label: { zh: '延长', en: 'By' },
          unit: { zh: '工作日', en: 'working days' },
          required: true,
          min: 1,
          max: 10,
        },
        why: words('延长的理由', 'Why'),
      },
      guards: [
        {
          rule: { op: 'eq', field: 'last.extend.done', value: false },
          refusal: {
            zh: '只能延长一次（《行政许可法》第四十二条）',
            en: 'It is extended once (Administrative Licensing Law, article 42)',
          },
        },
      ],
      effects: [{ do: 'extend', clock: 'decide', days: 'days', why: 'why' }],
    },
    note: {
      label: { zh: '备注', en: 'Note' },
      from: '*',
      to: 'stay',
      by: ['handler', 'window-clerk'],
      form: { note: words('备注内容', 'Note') },
      key: 'm',
    },
  },
});
