import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const papers = (zh: string, en: string, minFiles?: number) =>
  ({
    kind: 'files',
    label: { zh, en },
    fileRole: 'document',
    ...(minFiles ? { minFiles } : {}),
  }) as const;
const finders = ['grid-worker', 'dispatcher', 'acceptor'] as const;
const officers = ['handler'] as const;
/** who may know whose household it is, once somebody has taken it up */
const inTrust = { seenBy: ['handler', 'grid-worker', 'window-clerk'] };
const yuan = (zh: string, en: string) => ({ kind: 'money', label: { zh, en }, min: 0 }) as const;
const noticeDays = 7;
const fewestReviewers = 7;

/**
 * 社会救助: from an application, or from signs of hardship that somebody saw, over the household
 * check, the review by neighbours and the public notice to help that is looked at again every year.
 * A household that is only suspected has no name here until an officer says to what end it is taken up.
 */
export default defineProgramme({
  code: 'assistance',
  label: { zh: '社会救助', en: 'Social assistance' },
  recordLabel: { zh: '救助', en: 'Assistance' },
  numberPrefix: 'JZ',
  basis: {
    zh: '《社会救助暂行办法》（国务院令第649号）；《最低生活保障审核确认办法》（民发〔2021〕57号）',
    en: 'Interim Measures for Social Assistance (State Council, no. 649); Measures for the Review and Confirmation of Subsistence Allowances (Ministry of Civil Affairs, 2021, no. 57)',
  },
  seenBy: ['handler', 'grid-worker', 'dispatcher', 'acceptor', 'window-clerk'],
  countedBy: ['leader', 'statistician'],
  titleField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '救助事项', en: 'Matter' },
      help: { zh: '不写姓名', en: 'Without a name' },
      required: true,
      min: 2,
      max: 100,
      listed: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '救助类别', en: 'Kind' },
      listed: true,
      options: {
        allowance: { zh: '最低生活保障', en: 'Subsistence allowance' },
        destitute: { zh: '特困人员供养', en: 'Support of the destitute' },
        temporary: { zh: '临时救助', en: 'Temporary relief' },
        medical: { zh: '医疗救助', en: 'Medical aid' },
        education: { zh: '教育救助', en: 'Education aid' },
        housing: { zh: '住房救助', en: 'Housing aid' },
        service: { zh: '服务类救助', en: 'Help by services' },
      },
    },
    signs: {
      kind: 'table',
      label: { zh: '发现的线索', en: 'Signs of hardship' },
      help: {
        zh: '每条写明从哪里看到；不写姓名和证件号',
        en: 'Each with where it was seen; no names and no numbers of papers',
      },
      min: 1,
      max: 20,
      columns: {
        sign: { kind: 'text', label: { zh: '线索', en: 'Sign' }, required: true },
        source: { kind: 'text', label: { zh: '来源', en: 'Seen in' }, required: true },
      },
    },
    demand: {
      kind: 'record',
      programme: 'demand',
      label: { zh: '相关诉求', en: 'The demand it shows in' },
    },
    purpose: { kind: 'long-text', label: { zh: '接手目的', en: 'To what end it is taken up' } },
    applicantName: {
      kind: 'person-name',
      label: { zh: '申请人', en: 'Applicant' },
      sensitive: true,
      max: 60,
      ...inTrust,
    },
    applicantPhone: {
      kind: 'phone',
      label: { zh: '联系电话', en: 'Telephone' },
      sensitive: true,
      ...inTrust,
    },
    address: {
      kind: 'address',
      label: { zh: '住址', en: 'Address' },
      sensitive: true,
      max: 200,
      ...inTrust,
    },
    members: {
      kind: 'table',
      label: { zh: '共同生活的家庭成员', en: 'Members of the household' },
      min: 1,
      max: 20,
      ...inTrust,
      columns: {
        relation: {
          kind: 'choice',
          label: { zh: '与申请人关系', en: 'Relation' },
          required: true,
          options: {
            self: { zh: '本人', en: 'Applicant' },
            spouse: { zh: '配偶', en: 'Spouse' },
            child: { zh: '子女', en: 'Child' },
            parent: { zh: '父母', en: 'Parent' },
            other: { zh: '其他', en: 'Other' },
          },
        },
        age: {
          kind: 'number',
          label: { zh: '年龄', en: 'Age' },
          unit: { zh: '岁', en: 'years' },
          required: true,
          min: 0,
          max: 130,
        },
        condition: {
          kind: 'choice',
          label: { zh: '状况', en: 'Condition' },
          options: {
            working: { zh: '有劳动能力', en: 'Able to work' },
            student: { zh: '在学', en: 'At school' },
            disabled: { zh: '残疾', en: 'Disabled' },
            ill: { zh: '重病', en: 'Gravely ill' },
            old: { zh: '高龄失能', en: 'Old and in need of care' },
          },
        },
        incomeFen: {
          kind: 'money',
          label: { zh: '月收入', en: 'Income a month' },
          required: true,
          min: 0,
          sum: true,
        },
      },
    },
    perHeadFen: {
      kind: 'computed',
      label: { zh: '人均月收入', en: 'Income a head and month' },
      ...inTrust,
      computed: {
        as: 'money',
        by: {
          op: 'round',
          digits: 0,
          of: {
            op: 'divide',
            of: [
              { op: 'sum', table: 'members', column: 'incomeFen' },
              { op: 'count', table: 'members' },
            ],
          },
        },
      },
    },
    standardFen: yuan('当地月人均标准', 'The standard a head and month'),
    gapFen: {
      kind: 'computed',
      label: { zh: '按标准的月差额', en: 'What the standard leaves open a month' },
      ...inTrust,
      computed: {
        as: 'money',
        by: {
          op: 'multiply',
          of: [
            { op: 'count', table: 'members' },
            {
              op: 'subtract',
              of: [{ field: 'fields.standardFen' }, { field: 'fields.perHeadFen' }],
            },
          ],
        },
      },
    },
    assets: { kind: 'long-text', label: { zh: '财产状况', en: 'Assets' }, ...inTrust },
    findings: {
      kind: 'long-text',
      label: { zh: '入户核查情况', en: 'Household check' },
      ...inTrust,
    },
    present: {
      kind: 'number',
      label: { zh: '评议到会', en: 'Present at the review' },
      help: {
        zh: `至少 ${fewestReviewers} 人（本区约定）`,
        en: `At least ${fewestReviewers}, by the district's own rule`,
      },
      unit: { zh: '人', en: 'people' },
      min: fewestReviewers,
      max: 500,
    },
    against: {
      kind: 'number',
      label: { zh: '不同意', en: 'Against' },
      unit: { zh: '人', en: 'people' },
      min: 0,
      max: 500,
    },
    majority: {
      kind: 'computed',
      label: { zh: '同意多于不同意的票数', en: 'More in favour than against' },
      told: false,
      computed: {
        as: 'number',
        by: {
          op: 'subtract',
          of: [
            { field: 'fields.present' },
            { op: 'multiply', of: [{ field: 'fields.against' }, { value: 2 }] },
          ],
        },
      },
    },
    noticeFrom: { kind: 'date', label: { zh: '公示开始', en: 'Notice from' } },
    noticeUntil: {
      kind: 'computed',
      label: { zh: '公示至', en: 'Notice until' },
      listed: true,
      computed: {
        as: 'date',
        by: { op: 'shift', of: { field: 'fields.noticeFrom' }, days: noticeDays },
      },
    },
    objection: { kind: 'long-text', label: { zh: '公示期间的异议', en: 'Objection' } },
    monthlyFen: { ...yuan('每月救助金', 'Help a month'), listed: true },
    services: {
      kind: 'table',
      label: { zh: '服务', en: 'Services' },
      min: 1,
      max: 20,
      columns: {
        service: { kind: 'text', label: { zh: '服务内容', en: 'Service' }, required: true },
        provider: { kind: 'text', label: { zh: '由谁提供', en: 'By whom' }, required: true },
        often: { kind: 'text', label: { zh: '频次', en: 'How often' } },
      },
    },
    from: { kind: 'date', label: { zh: '起始月', en: 'From' } },
    reviewOn: { kind: 'date', label: { zh: '下次复核', en: 'Looked at again on' }, listed: true },
    change: { kind: 'long-text', label: { zh: '家庭情况变化', en: 'What has changed' } },
    unmet: {
      kind: 'long-text',
      label: { zh: '不符合的条件', en: 'The condition that is not met' },
    },
    ending: { kind: 'long-text', label: { zh: '停止原因', en: 'Why it ends' } },
  },
  flags: {
    proactive: { zh: '主动发现', en: 'Found, not asked for' },
  },
  counters: {
    objections: { zh: '异议', en: 'Objections' },
    reviews: { zh: '复核', en: 'Reviews' },
  },
  states: {
    found: {
      label: { zh: '线索待接手', en: 'Found, to be taken up' },
      stage: { zh: '发现', en: 'Found' },
      tone: 'waiting',
    },
    applied: {
      label: { zh: '待受理', en: 'To be accepted' },
      stage: { zh: '申请', en: 'Applied for' },
      tone: 'waiting',
    },
    checking: {
      label: { zh: '入户核查中', en: 'Household check' },
      stage: { zh: '核查', en: 'Checked' },
      tone: 'working',
    },
    reviewing: {
      label: { zh: '待民主评议', en: 'To be reviewed' },
      stage: { zh: '评议', en: 'Reviewed' },
      tone: 'working',
    },
    notice: {
      label: { zh: '公示中', en: 'On notice' },
      stage: { zh: '公示', en: 'On notice' },
      tone: 'checking',
    },
    helped: {
      label: { zh: '救助中', en: 'Being helped' },
      stage: { zh: '救助', en: 'Helped' },
      tone: 'working',
    },
    ended: {
      label: { zh: '已停止', en: 'Ended' },
      stage: { zh: '停止', en: 'Ended' },
      tone: 'done',
      end: true,
    },
    refused: {
      label: { zh: '不予救助', en: 'Not granted' },
      stage: { zh: '不予救助', en: 'Not granted' },
      tone: 'void',
      end: true,
    },
    dropped: {
      label: { zh: '线索不成立', en: 'Nothing in it' },
      stage: { zh: '线索不成立', en: 'Nothing in it' },
      tone: 'void',
      end: true,
    },
  },
  path: ['applied', 'checking', 'reviewing', 'notice', 'helped', 'ended'],
  clocks: {
    takeUp: {
      label: { zh: '接手线索', en: 'Taking up' },
      budget: { kind: 'work-days', days: 3 },
      basis: { zh: '本区约定：3 个工作日', en: "The district's own rule: 3 working days" },
    },
    decide: {
      label: { zh: '审核确认时限', en: 'Decision' },
      budget: { kind: 'work-days', days: 30 },
      basis: {
        zh: '《最低生活保障审核确认办法》：自受理之日起 30 个工作日',
        en: 'Measures for Subsistence Allowances: 30 working days from acceptance',
      },
    },
    notice: {
      label: { zh: '公示', en: 'Notice' },
      budget: { kind: 'natural-days', days: noticeDays },
      follows: 'noticeUntil',
      basis: { zh: `公示期 ${noticeDays} 天`, en: `A notice of ${noticeDays} days` },
    },
    review: {
      label: { zh: '复核', en: 'Looking at it again' },
      budget: { kind: 'natural-days', days: 366 },
      follows: 'reviewOn',
      basis: {
        zh: '收入可变的家庭每半年、其他每年核查一次',
        en: 'Every half year where incomes change, every year elsewhere',
      },
    },
  },
  acts: {
    find: {
      label: { zh: '登记线索', en: 'Note signs of hardship' },
      from: 'new',
      to: 'found',
      by: [...finders, 'simulator'],
      form: {
        title: { same: true },
        signs: { same: true, required: true },
        demand: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        lead: { kind: 'unit', label: { zh: '救助单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'flag', flag: 'proactive', on: true },
        { do: 'start', clock: 'takeUp' },
      ],
    },
    apply: {
      label: { zh: '登记申请', en: 'Take an application' },
      from: 'new',
      to: 'applied',
      by: ['window-clerk', 'grid-worker', 'handler', 'source', 'simulator'],
      form: {
        title: { same: true },
        kind: { same: true, required: true },
        applicantName: { same: true, required: true },
        applicantPhone: { same: true },
        address: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        lead: { kind: 'unit', label: { zh: '救助单位', en: 'Unit in charge' }, required: true },
        papers: papers('申请材料', 'Papers'),
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'files', from: { input: 'papers' } },
        { do: 'start', clock: 'decide' },
      ],
    },
    'take-up': {
      label: { zh: '接手', en: 'Take up' },
      from: ['found'],
      to: 'applied',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: {
        purpose: { ...words('接手目的', 'To what end'), same: true },
        kind: { same: true, required: true },
        applicantName: { same: true, required: true },
        applicantPhone: { same: true },
        address: { same: true },
      },
      effects: [
        { do: 'stop', clock: 'takeUp' },
        { do: 'start', clock: 'decide' },
      ],
      primary: true,
      key: 't',
    },
    drop: {
      label: { zh: '线索不成立', en: 'Nothing in it' },
      from: ['found'],
      to: 'dropped',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: { ending: { ...words('核实情况', 'What was found'), same: true } },
    },
    accept: {
      label: { zh: '受理', en: 'Accept' },
      from: ['applied'],
      to: 'checking',
      by: [...officers, 'window-clerk', 'simulator'],
      primary: true,
      key: 'a',
    },
    check: {
      label: { zh: '登记入户核查', en: 'Note the household check' },
      from: ['checking'],
      to: 'reviewing',
      by: [...officers, 'grid-worker', 'simulator'],
      form: {
        members: { same: true, required: true },
        standardFen: { same: true, required: true },
        assets: { same: true },
        findings: { ...words('入户核查情况', 'Household check'), same: true },
        photos: papers('核查材料', 'Papers of the check'),
      },
      effects: [{ do: 'files', from: { input: 'photos' } }],
      primary: true,
      key: 'c',
    },
    review: {
      label: { zh: '民主评议后公示', en: 'Reviewed: put on notice' },
      from: ['reviewing'],
      to: 'notice',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: {
        present: { same: true, required: true },
        against: { same: true, required: true },
        noticeFrom: { same: true, required: true },
        monthlyFen: { same: true },
        minutes: papers('评议记录', 'Minutes'),
      },
      guards: [
        {
          rule: { op: 'compare', is: 'le', field: 'input.against', other: 'input.present' },
          refusal: { zh: '不同意人数多于到会人数', en: 'More are against than were present' },
        },
      ],
      effects: [{ do: 'files', from: { input: 'minutes' } }],
      primary: true,
      key: 'r',
    },
    object: {
      label: { zh: '登记异议，重新核查', en: 'An objection: check again' },
      from: ['notice'],
      to: 'checking',
      by: [...officers, 'grid-worker', 'window-clerk', 'simulator'],
      form: { objection: { ...words('异议内容', 'Objection'), same: true } },
      effects: [
        { do: 'set', field: 'noticeFrom', from: { value: null } },
        { do: 'count', counter: 'objections' },
      ],
    },
    grant: {
      label: { zh: '确认救助', en: 'Grant' },
      from: ['notice'],
      to: 'helped',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: {
        monthlyFen: { same: true },
        services: { same: true },
        from: { same: true, required: true },
        reviewOn: { same: true, required: true },
        decision: papers('确认文书', 'Decision'),
      },
      guards: [
        {
          rule: { op: 'compare', is: 'gt', field: 'day', other: 'fields.noticeUntil' },
          refusal: { zh: '公示期未满', en: 'The notice has not run out' },
        },
        {
          rule: { op: 'gt', field: 'fields.majority', value: 0 },
          refusal: { zh: '评议同意未过半数', en: 'The review had no majority' },
        },
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'present', field: 'input.monthlyFen' },
              { op: 'present', field: 'fields.monthlyFen' },
              { op: 'present', field: 'input.services' },
            ],
          },
          refusal: { zh: '须写明救助金或服务', en: 'Say how much help, or which services' },
        },
        {
          rule: { op: 'compare', is: 'gt', field: 'input.reviewOn', other: 'input.from' },
          refusal: { zh: '复核日期应在起始之后', en: 'It is looked at again after it begins' },
        },
      ],
      effects: [
        { do: 'set', field: 'noticeFrom', from: { value: null } },
        { do: 'files', from: { input: 'decision' } },
        { do: 'stop', clock: 'decide' },
      ],
      primary: true,
      key: 'g',
      publicLabel: { zh: '已确认', en: 'Granted' },
    },
    refuse: {
      label: { zh: '不予救助', en: 'Do not grant' },
      from: ['applied', 'checking', 'reviewing', 'notice'],
      to: 'refused',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: { unmet: { ...words('哪个条件不符合', 'Which condition is not met'), same: true } },
      grave: true,
      publicLabel: { zh: '不予救助，已书面告知', en: 'Not granted, told in writing' },
    },
    'review-again': {
      label: { zh: '登记复核', en: 'Looked at again' },
      from: ['helped'],
      to: 'stay',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: {
        findings: { ...words('复核情况', 'What was found'), same: true },
        monthlyFen: { same: true },
        reviewOn: { same: true, required: true },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'gt', field: 'input.reviewOn', other: 'day' },
          refusal: { zh: '下次复核应在今天之后', en: 'The next time lies after today' },
        },
      ],
      effects: [{ do: 'count', counter: 'reviews' }],
      primary: true,
      key: 'v',
    },
    'check-again': {
      label: { zh: '家庭情况变化，重新核查', en: 'Something changed: check again' },
      from: ['helped'],
      to: 'checking',
      by: [...officers, 'grid-worker', 'simulator'],
      form: { change: { ...words('家庭情况变化', 'What has changed'), same: true } },
      effects: [
        { do: 'set', field: 'reviewOn', from: { value: null } },
        { do: 'start', clock: 'decide' },
      ],
    },
    end: {
      label: { zh: '停止救助', en: 'End' },
      from: ['helped'],
      to: 'ended',
      by: [...officers, 'simulator'],
      scope: 'lead',
      form: { ending: { ...words('停止原因', 'Why it ends'), same: true } },
      grave: true,
      publicLabel: { zh: '已停止', en: 'Ended' },
    },
  },
  today: [
    {
      code: 'found',
      label: { zh: '线索待接手', en: 'Found, to be taken up' },
      roles: ['handler'],
      filter: { state: ['found'] },
    },
    {
      code: 'to-accept',
      label: { zh: '待受理、待评议', en: 'To accept, to review' },
      roles: ['handler', 'window-clerk'],
      filter: { state: ['applied', 'reviewing'] },
    },
    {
      code: 'to-check',
      label: { zh: '待入户核查', en: 'Households to check' },
      roles: ['handler', 'grid-worker'],
      filter: { state: ['checking'] },
    },
    {
      code: 'notice-over',
      label: { zh: '公示期满，待确认', en: 'Notice over: to decide' },
      roles: ['handler'],
      filter: { state: ['notice'], due: 'overdue' },
    },
    {
      code: 'review-due',
      label: { zh: '到期复核', en: 'Due to be looked at again' },
      roles: ['handler'],
      filter: { state: ['helped'], due: 'week' },
    },
  ],
});
