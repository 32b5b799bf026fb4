import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string, min = 4) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min, max: 4000 }) as const;
const paper = (zh: string, en: string) =>
  ({ kind: 'files', label: { zh, en }, fileRole: 'document' }) as const;
const yes = (zh: string, en: string) =>
  ({ kind: 'boolean', label: { zh, en }, required: true }) as const;
const onlyIf = (input: string, zh: string, en: string) => ({
  rule: { op: 'eq', field: `input.${input}`, value: true } as const,
  refusal: { zh, en },
});
const mediator = ['mediator'] as const;
/** 调解不公开: once both sides have agreed to it, only those who mediate see a case. */
const closedDoor = { seenBy: ['mediator'] };

const kinds = {
  neighbour: { zh: '邻里', en: 'Neighbours' },
  property: { zh: '物业', en: 'Property management' },
  family: { zh: '婚姻家庭', en: 'Marriage and family' },
  status: { zh: '身份、收养、婚姻关系本身', en: 'Status, adoption, the marriage bond itself' },
  labour: { zh: '劳动报酬', en: 'Wages' },
  consumer: { zh: '消费', en: 'Consumers' },
  injury: { zh: '损害赔偿', en: 'Damages' },
  contract: { zh: '合同债务', en: 'Contracts and debts' },
  land: { zh: '宅基地与承包地', en: 'Homesteads and farmland' },
  medical: { zh: '医疗', en: 'Medical care' },
} as const;

const waysOnward = {
  court: { zh: '向人民法院起诉', en: 'Sue in the people’s court' },
  arbitration: { zh: '申请仲裁', en: 'Apply for arbitration' },
  administrative: { zh: '行政裁决、行政调解', en: 'Administrative ruling or mediation' },
  enforcement: { zh: '申请强制执行', en: 'Apply for enforcement' },
  aid: { zh: '申请法律援助', en: 'Apply for legal aid' },
} as const;
const wayOnward = {
  kind: 'choice',
  label: { zh: '告知的途径', en: 'Way onward that was told' },
  required: true,
  options: waysOnward,
} as const;
/** What the demand's own people may read: the mediation stays behind its door. */
const told = {
  ...words('答复诉求的话（不写当事人信息）', 'Answer to the demand, without the parties', 10),
  max: 2000,
} as const;

/**
 * A dispute mediated by the people's mediators, from application or referral to performance and
 * revisit. Times rest on the law named with each clock.
 */
export default defineProgramme({
  code: 'mediation',
  label: { zh: '矛盾纠纷多元化解', en: 'Mediation of disputes' },
  recordLabel: { zh: '纠纷', en: 'Dispute' },
  numberPrefix: 'TJ',
  basis: {
    zh: '《人民调解法》（2010）、《人民调解工作若干规定》（2002）、《民事诉讼法》（2023）第二百零五、二百零六条、法释〔2011〕5号、《人民法院在线调解规则》',
    en: 'People’s Mediation Law (2010), Mediation Work Provisions (2002), Civil Procedure Law (2023) art. 205 and 206, Judicial Interpretation [2011] 5, Rules of Online Mediation',
  },
  seenBy: ['mediator', 'dispatcher'],
  countedBy: ['leader', 'statistician'],
  titleField: 'subject',
  fields: {
    subject: {
      kind: 'text',
      label: { zh: '纠纷事由', en: 'Matter' },
      help: { zh: '不写当事人姓名', en: 'Without the names of the parties' },
      required: true,
      min: 4,
      max: 100,
      listed: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '纠纷类型', en: 'Kind of dispute' },
      required: true,
      options: kinds,
      listed: true,
    },
    facts: { kind: 'long-text', label: { zh: '纠纷主要事实', en: 'Facts' }, max: 20000 },
    applicantName: {
      kind: 'person-name',
      label: { zh: '申请人', en: 'Applicant' },
      sensitive: true,
      max: 60,
    },
    applicantPhone: {
      kind: 'phone',
      label: { zh: '申请人电话', en: 'Applicant’s telephone' },
      sensitive: true,
      max: 30,
    },
    respondentName: {
      kind: 'person-name',
      label: { zh: '对方当事人', en: 'Other party' },
      sensitive: true,
      max: 60,
      ...closedDoor,
    },
    respondentPhone: {
      kind: 'phone',
      label: { zh: '对方电话', en: 'Other party’s telephone' },
      sensitive: true,
      max: 30,
      ...closedDoor,
    },
    demand: { kind: 'text', label: { zh: '来自诉求', en: 'From the demand' }, max: 40 },
    mediatorName: { kind: 'text', label: { zh: '调解员', en: 'Mediator' }, max: 60, listed: true },
    form: {
      kind: 'choice',
      label: { zh: '协议形式', en: 'Form of the agreement' },
      options: {
        written: { zh: '书面协议', en: 'In writing' },
        oral: { zh: '口头协议（记录）', en: 'Oral, on record' },
      },
      listed: true,
    },
    duties: { kind: 'long-text', label: { zh: '各方责任', en: 'Who answers for what' } },
    terms: { kind: 'long-text', label: { zh: '协议内容', en: 'Terms' } },
    amountFen: { kind: 'money', label: { zh: '协议金额', en: 'Amount agreed' }, min: 0 },
    instalments: {
      kind: 'number',
      label: { zh: '履行期数', en: 'Instalments' },
      unit: { zh: '期', en: 'instalments' },
      min: 1,
      max: 120,
    },
    paidFen: { kind: 'money', label: { zh: '累计已履行', en: 'Performed so far' }, min: 0 },
    effectiveOn: { kind: 'date', label: { zh: '协议生效日', en: 'Effective from' } },
    performBy: { kind: 'instant', label: { zh: '履行期限', en: 'To be performed by' } },
    wayOnward: {
      kind: 'choice',
      label: { zh: '告知的途径', en: 'Way onward' },
      options: waysOnward,
    },
  },
  flags: {
    escalation: { zh: '可能激化', en: 'May escalate' },
    confirmed: { zh: '已司法确认', en: 'Confirmed by the court' },
    breach: { zh: '未按期履行', en: 'In breach' },
  },
  counters: {
    sessions: { zh: '调解次数', en: 'Sessions' },
    instalments: { zh: '已履行期数', en: 'Instalments performed' },
    breaches: { zh: '违约次数', en: 'Breaches' },
  },
  states: {
    consent: {
      label: { zh: '征询意愿', en: 'Asking both sides' },
      stage: { zh: '申请', en: 'Applied' },
      tone: 'waiting',
    },
    accepted: {
      label: { zh: '待选调解员', en: 'Choosing a mediator' },
      stage: { zh: '受理', en: 'Accepted' },
      tone: 'waiting',
      ...closedDoor,
    },
    mediating: {
      label: { zh: '调解中', en: 'In mediation' },
      stage: { zh: '调解', en: 'Mediation' },
      tone: 'working',
      ...closedDoor,
    },
    suspended: {
      label: { zh: '鉴定评估中', en: 'Suspended for appraisal' },
      stage: { zh: '调解', en: 'Mediation' },
      tone: 'paused',
      ...closedDoor,
    },
    agreed: {
      label: { zh: '已达成协议', en: 'Agreed' },
      stage: { zh: '协议', en: 'Agreement' },
      tone: 'working',
      ...closedDoor,
    },
    confirming: {
      label: { zh: '司法确认中', en: 'Before the court' },
      stage: { zh: '司法确认', en: 'Judicial confirmation' },
      tone: 'checking',
      ...closedDoor,
    },
    performing: {
      label: { zh: '履行中', en: 'Being performed' },
      stage: { zh: '履行', en: 'Performance' },
      tone: 'working',
      ...closedDoor,
    },
    breached: {
      label: { zh: '未按期履行', en: 'In breach' },
      stage: { zh: '履行', en: 'Performance' },
      tone: 'waiting',
      ...closedDoor,
    },
    performed: {
      label: { zh: '待回访', en: 'To revisit' },
      stage: { zh: '回访', en: 'Revisit' },
      tone: 'checking',
      ...closedDoor,
    },
    archived: {
      label: { zh: '已归档', en: 'Archived' },
      stage: { zh: '办结', en: 'Closed' },
      tone: 'done',
      end: true,
      ...closedDoor,
    },
    refused: {
      label: { zh: '一方不同意调解', en: 'One side refused' },
      stage: { zh: '终止', en: 'Ended' },
      tone: 'void',
      end: true,
      ...closedDoor,
    },
    failed: {
      label: { zh: '调解不成', en: 'Failed' },
      stage: { zh: '终止', en: 'Ended' },
      tone: 'void',
      end: true,
      ...closedDoor,
    },
    enforced: {
      label: { zh: '转执行或诉讼', en: 'To enforcement or court' },
      stage: { zh: '终止', en: 'Ended' },
      tone: 'void',
      end: true,
      ...closedDoor,
    },
  },
  path: ['consent', 'accepted', 'mediating', 'agreed', 'performing', 'performed', 'archived'],
  clocks: {
    consent: {
      label: { zh: '征询与受理时限', en: 'Asking and accepting' },
      budget: { kind: 'work-days', days: 3 },
      basis: {
        zh: '《人民法院在线调解规则》第十二条：3 个工作日内确认',
        en: 'Rules of Online Mediation art. 12: confirmed within 3 working days',
      },
    },
    assign: {
      label: { zh: '确定调解员时限', en: 'Choosing a mediator' },
      budget: { kind: 'work-days', days: 3 },
      basis: { zh: '本区约定：3 个工作日', en: "The district's own promise: 3 working days" },
    },
    mediate: {
      label: { zh: '调解期限', en: 'Mediation' },
      budget: { kind: 'natural-days', days: 30 },
      basis: {
        zh: '《人民调解工作若干规定》第三十三条：一般一个月内调结；鉴定评估不计入，双方同意可延长',
        en: 'Mediation Work Provisions art. 33: one month as a rule; appraisal does not count, both sides may agree to more',
      },
    },
    confirm: {
      label: { zh: '申请司法确认期限', en: 'Applying for confirmation' },
      budget: { kind: 'natural-days', days: 30 },
      basis: {
        zh: '《人民调解法》第三十三条、《民事诉讼法》第二百零五条：自协议生效之日起三十日内共同申请',
        en: 'Mediation Law art. 33, Civil Procedure Law art. 205: jointly, within 30 days of taking effect',
      },
    },
    court: {
      label: { zh: '法院审查期限', en: 'Review by the court' },
      budget: { kind: 'natural-days', days: 15 },
      basis: {
        zh: '法释〔2011〕5号：受理之日起 15 日内审查，特殊情况可延长 10 日',
        en: 'Judicial Interpretation [2011] 5: 15 days from acceptance, 10 more for cause',
      },
    },
    perform: {
      label: { zh: '履行期限', en: 'Performance' },
      budget: { kind: 'natural-days', days: 30 },
      basis: { zh: '协议约定的履行期限', en: 'As the agreement says' },
    },
    remedy: {
      label: { zh: '督促履行时限', en: 'Urging performance' },
      budget: { kind: 'work-days', days: 5 },
      basis: {
        zh: '《人民调解法》第三十一条：督促当事人履行；本区约定 5 个工作日内督促',
        en: "Mediation Law art. 31: the parties are urged to perform; by the district's own promise within 5 working days",
      },
    },
    revisit: {
      label: { zh: '回访时限', en: 'Revisit' },
      budget: { kind: 'work-days', days: 15 },
      basis: { zh: '本区约定：15 个工作日', en: "The district's own promise: 15 working days" },
    },
  },
  acts: {
    // ── coming in ──────────────────────────────────────────────────────────────────────────
    apply: {
      label: { zh: '登记申请', en: 'Take an application' },
      from: 'new',
      to: 'consent',
      by: [...mediator, 'source'],
      form: {
        subject: { same: true },
        kind: { same: true },
        facts: { same: true, required: true, min: 4 },
        applicantName: { same: true, required: true },
        applicantPhone: { same: true },
        respondentName: { same: true },
        respondentPhone: { same: true },
        unit: { kind: 'unit', label: { zh: '调解组织', en: 'Mediation body' }, required: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
      },
      effects: [
        { do: 'lead', from: { input: 'unit' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'channel', from: { value: 'counter' } },
        { do: 'start', clock: 'consent' },
      ],
    },
    refer: {
      label: { zh: '诉求移交', en: 'Take over from a demand' },
      from: 'new',
      to: 'consent',
      by: ['dispatcher'],
      byHand: false,
      form: {
        subject: { same: true },
        kind: { same: true },
        facts: { same: true },
        applicantName: { same: true },
        applicantPhone: { same: true },
        unit: { kind: 'unit', label: { zh: '调解组织', en: 'Mediation body' }, required: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        demand: { kind: 'text', label: { zh: '来自诉求', en: 'From the demand' }, required: true },
      },
      effects: [
        { do: 'lead', from: { input: 'unit' } },
        { do: 'place', from: { input: 'place' } },
        { do: 'channel', from: { value: 'hotline' } },
        { do: 'link', field: 'demand', from: { input: 'demand' }, programme: 'demand' },
        { do: 'start', clock: 'consent' },
      ],
    },
    'record-consent': {
      label: { zh: '受理', en: 'Accept' },
      from: ['consent'],
      to: 'accepted',
      by: mediator.slice(),
      form: {
        applicantAgrees: yes('申请人同意调解', 'The applicant agrees'),
        respondentAgrees: yes('对方同意调解', 'The other party agrees'),
        respondentName: { same: true, required: true },
        respondentPhone: { same: true },
        free: yes('已告知调解不收费', 'Told that it costs nothing'),
      },
      guards: [
        onlyIf('applicantAgrees', '双方同意才能受理', 'Both sides must agree'),
        onlyIf('respondentAgrees', '双方同意才能受理', 'Both sides must agree'),
      ],
      effects: [
        { do: 'stop', clock: 'consent' },
        { do: 'start', clock: 'assign' },
      ],
      primary: true,
      key: 'a',
    },
    'record-refusal': {
      label: { zh: '一方不同意', en: 'One side refuses' },
      from: ['consent', 'accepted', 'mediating', 'suspended'],
      to: 'refused',
      by: mediator.slice(),
      form: {
        reason: words('谁不同意，什么理由', 'Who refuses, and why'),
        wayOnward: { ...wayOnward, same: true },
        told,
      },
      effects: [
        {
          do: 'tell',
          field: 'demand',
          programme: 'demand',
          act: 'mediation-failed',
          carry: { reason: { input: 'told' } },
        },
      ],
      grave: true,
    },
    'choose-mediator': {
      label: { zh: '定调解员', en: 'Assign' },
      from: ['accepted'],
      to: 'mediating',
      by: mediator.slice(),
      form: {
        mediatorName: { same: true, required: true },
        chosenBy: {
          kind: 'choice',
          label: { zh: '怎样确定', en: 'How' },
          required: true,
          options: {
            parties: { zh: '当事人选择', en: 'Chosen by the parties' },
            committee: { zh: '调委会指定', en: 'Named by the committee' },
          },
        },
      },
      effects: [
        { do: 'stop', clock: 'assign' },
        { do: 'start', clock: 'mediate' },
      ],
      primary: true,
      key: 'm',
    },
    // ── behind the door ────────────────────────────────────────────────────────────────────
    session: {
      label: { zh: '记录一次调解', en: 'Record a session' },
      from: ['mediating'],
      to: 'stay',
      by: mediator.slice(),
      form: {
        on: { kind: 'date', label: { zh: '日期', en: 'Date' }, required: true },
        account: words('调解情况', 'What was said'),
        papers: paper('笔录', 'Minutes'),
      },
      effects: [
        { do: 'count', counter: 'sessions' },
        { do: 'files', from: { input: 'papers' } },
      ],
      key: 's',
    },
    'warn-escalation': {
      label: { zh: '报告可能激化', en: 'Report that it may escalate' },
      from: ['consent', 'accepted', 'mediating', 'suspended', 'breached'],
      to: 'stay',
      by: mediator.slice(),
      form: {
        signs: words('苗头', 'Signs'),
        reportedTo: {
          kind: 'choice',
          label: { zh: '已报告', en: 'Reported to' },
          required: true,
          options: {
            police: { zh: '公安机关', en: 'The police' },
            government: { zh: '乡镇街道', en: 'The town or subdistrict' },
            both: { zh: '两者', en: 'Both' },
          },
        },
      },
      effects: [{ do: 'flag', flag: 'escalation', on: true }],
    },
    calm: {
      label: { zh: '风险解除', en: 'The risk is over' },
      from: ['consent', 'accepted', 'mediating', 'suspended', 'breached'],
      to: 'stay',
      by: mediator.slice(),
      guards: [
        {
          rule: { op: 'has', field: 'flags', value: 'escalation' },
          refusal: { zh: '没有激化风险', en: 'It was not reported as a risk' },
        },
      ],
      form: { how: words('怎样化解', 'How') },
      effects: [{ do: 'flag', flag: 'escalation', on: false }],
    },
    appraise: {
      label: { zh: '中止：鉴定评估', en: 'Suspend for appraisal' },
      from: ['mediating'],
      to: 'suspended',
      by: mediator.slice(),
      form: { what: words('鉴定评估什么、由谁', 'What is appraised, and by whom') },
      effects: [{ do: 'suspend', clock: 'mediate', why: 'what' }],
    },
    'go-on': {
      label: { zh: '恢复调解', en: 'Go on' },
      from: ['suspended'],
      to: 'mediating',
      by: mediator.slice(),
      form: { result: words('鉴定评估结果', 'Result'), papers: paper('鉴定材料', 'Appraisal') },
      effects: [
        { do: 'resume', clock: 'mediate' },
        { do: 'files', from: { input: 'papers' } },
      ],
      primary: true,
    },
    prolong: {
      label: { zh: '双方同意延期', en: 'Both agree to more time' },
      from: ['mediating'],
      to: 'stay',
      by: mediator.slice(),
      form: {
        days: {
          kind: 'number',
          label: { zh: '延长', en: 'Longer by' },
          unit: { zh: '个工作日', en: 'working days' },
          required: true,
          min: 1,
          max: 30,
        },
        reason: words('理由', 'Reason'),
        bothAgree: yes('双方同意', 'Both sides agree'),
      },
      guards: [onlyIf('bothAgree', '延期须双方同意', 'More time needs both sides')],
      effects: [{ do: 'extend', clock: 'mediate', days: 'days', why: 'reason' }],
    },
    settle: {
      label: { zh: '达成协议', en: 'Agree' },
      from: ['mediating'],
      to: 'agreed',
      by: mediator.slice(),
      form: {
        form: { same: true, required: true },
        duties: { same: true, required: true, min: 4, max: 4000 },
        terms: { same: true, required: true, min: 4, max: 4000 },
        amountFen: { same: true },
        instalments: { same: true },
        effectiveOn: { same: true, required: true },
        performBy: { same: true, required: true },
        agreement: paper('协议书（签名、盖章）', 'The agreement, signed and sealed'),
        told,
      },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'eq', field: 'input.form', value: 'oral' },
              { op: 'present', field: 'input.agreement' },
            ],
          },
          refusal: {
            zh: '书面协议须附签名盖章的协议书',
            en: 'An agreement in writing needs the signed and sealed paper',
          },
        },
      ],
      effects: [
        { do: 'files', from: { input: 'agreement' } },
        { do: 'stop', clock: 'mediate' },
        { do: 'flag', flag: 'escalation', on: false },
        { do: 'start', clock: 'confirm' },
        { do: 'start', clock: 'perform', due: 'performBy' },
        {
          do: 'tell',
          field: 'demand',
          programme: 'demand',
          act: 'mediated',
          carry: { outcome: { value: 'solved' }, disposal: { input: 'told' } },
        },
      ],
      primary: true,
      key: 'g',
    },
    fail: {
      label: { zh: '调解不成，终止', en: 'End without agreement' },
      from: ['mediating', 'suspended'],
      to: 'failed',
      by: mediator.slice(),
      form: {
        reason: words('不成的原因', 'Why'),
        wayOnward: { ...wayOnward, same: true },
        told,
      },
      effects: [
        {
          do: 'tell',
          field: 'demand',
          programme: 'demand',
          act: 'mediation-failed',
          carry: { reason: { input: 'told' } },
        },
      ],
      grave: true,
    },
    // ── the court ──────────────────────────────────────────────────────────────────────────
    'apply-confirmation': {
      label: { zh: '申请确认', en: 'To the court' },
      from: ['agreed'],
      to: 'confirming',
      by: mediator.slice(),
      form: {
        jointly: yes('双方共同申请', 'Both sides apply'),
        court: { kind: 'text', label: { zh: '受理法院', en: 'Court' }, required: true, max: 100 },
      },
      guards: [
        onlyIf('jointly', '司法确认须双方共同申请', 'Both sides must apply together'),
        {
          rule: { op: 'ne', field: 'fields.kind', value: 'status' },
          refusal: {
            zh: '确认身份、收养、婚姻关系的，法院不予受理',
            en: 'Status, adoption and the marriage bond cannot be confirmed',
          },
        },
        {
          rule: { op: 'eq', field: 'clock.confirm.overdue', value: false },
          refusal: {
            zh: '协议生效已满三十日，不能再申请确认',
            en: 'More than 30 days have passed since it took effect',
          },
        },
      ],
      effects: [
        { do: 'stop', clock: 'confirm' },
        { do: 'start', clock: 'court' },
      ],
      primary: true,
    },
    'without-confirmation': {
      label: { zh: '不申请确认，直接履行', en: 'Perform without confirmation' },
      from: ['agreed'],
      to: 'performing',
      by: mediator.slice(),
      form: {
        reason: words('双方意见', 'What both sides say'),
      },
      effects: [{ do: 'stop', clock: 'confirm' }],
    },
    confirmed: {
      label: { zh: '确认有效', en: 'Confirmed' },
      from: ['confirming'],
      to: 'performing',
      by: mediator.slice(),
      form: {
        ruling: {
          kind: 'text',
          label: { zh: '裁定书文号', en: 'Number of the ruling' },
          required: true,
          max: 60,
        },
        papers: paper('裁定书', 'The ruling'),
      },
      effects: [
        { do: 'files', from: { input: 'papers' } },
        { do: 'flag', flag: 'confirmed', on: true },
        { do: 'stop', clock: 'court' },
      ],
      primary: true,
    },
    'not-confirmed': {
      label: { zh: '驳回确认申请', en: 'Not confirmed' },
      from: ['confirming'],
      to: 'mediating',
      by: mediator.slice(),
      form: {
        reason: words('驳回理由；变更或重新达成协议', 'Why; the agreement is changed or made anew'),
      },
      effects: [
        { do: 'stop', clock: 'court' },
        { do: 'stop', clock: 'perform' },
        { do: 'start', clock: 'mediate' },
      ],
    },
    // ── performance ────────────────────────────────────────────────────────────────────────
    'perform-part': {
      label: { zh: '记录履行', en: 'Instalment' },
      from: ['performing', 'breached'],
      to: 'performing',
      by: mediator.slice(),
      form: {
        on: { kind: 'date', label: { zh: '日期', en: 'Date' }, required: true },
        partFen: {
          kind: 'money',
          label: { zh: '本期履行', en: 'This instalment' },
          required: true,
          min: 0,
        },
        paidFen: { same: true, required: true },
        next: { kind: 'instant', label: { zh: '下一期期限', en: 'Next one due' }, required: true },
        proof: paper('凭证', 'Proof'),
      },
      effects: [
        { do: 'count', counter: 'instalments' },
        { do: 'files', from: { input: 'proof' } },
        { do: 'flag', flag: 'breach', on: false },
        { do: 'stop', clock: 'remedy' },
        { do: 'start', clock: 'perform', due: 'next' },
      ],
    },
    breach: {
      label: { zh: '未按期履行', en: 'Not performed in time' },
      from: ['performing'],
      to: 'breached',
      by: mediator.slice(),
      form: { account: words('没有履行什么', 'What was not performed') },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.perform.overdue', value: true },
          refusal: { zh: '履行期限未到', en: 'It is not due yet' },
        },
      ],
      effects: [
        { do: 'flag', flag: 'breach', on: true },
        { do: 'count', counter: 'breaches' },
        { do: 'stop', clock: 'perform' },
        { do: 'start', clock: 'remedy' },
      ],
    },
    enforce: {
      label: { zh: '告知执行或诉讼，终止', en: 'Tell the way to enforcement or court' },
      from: ['breached'],
      to: 'enforced',
      by: mediator.slice(),
      form: {
        wayOnward: { ...wayOnward, same: true },
        account: words('督促的情况', 'How they were urged'),
      },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'has', field: 'flags', value: 'confirmed' },
              { op: 'ne', field: 'input.wayOnward', value: 'enforcement' },
            ],
          },
          refusal: {
            zh: '未经司法确认的协议不能申请强制执行，可就协议起诉',
            en: 'What no court has confirmed cannot be enforced; it can be sued on',
          },
        },
      ],
      grave: true,
    },
    perform: {
      label: { zh: '履行完毕', en: 'Fully performed' },
      from: ['performing', 'breached'],
      to: 'performed',
      by: mediator.slice(),
      form: {
        on: { kind: 'date', label: { zh: '日期', en: 'Date' }, required: true },
        paidFen: { same: true },
        proof: paper('凭证', 'Proof'),
      },
      effects: [
        { do: 'files', from: { input: 'proof' } },
        { do: 'flag', flag: 'breach', on: false },
        { do: 'stop', clock: 'perform' },
        { do: 'stop', clock: 'remedy' },
        { do: 'start', clock: 'revisit' },
      ],
      primary: true,
      key: 'p',
    },
    revisit: {
      label: { zh: '回访归档', en: 'Archive' },
      from: ['performed'],
      to: 'archived',
      by: mediator.slice(),
      form: {
        lasting: yes('没有反复', 'It has lasted'),
        satisfied: yes('双方满意', 'Both sides are satisfied'),
        account: words('回访情况', 'What was found'),
      },
      primary: true,
      key: 'v',
    },
  },
  today: [
    {
      code: 'escalation',
      label: { zh: '可能激化，先办', en: 'May escalate: first' },
      roles: ['mediator'],
      filter: { flag: ['escalation'], ended: false },
    },
    {
      code: 'overdue',
      label: { zh: '已超期', en: 'Overdue' },
      roles: ['mediator'],
      filter: { due: 'overdue' },
    },
    {
      code: 'waiting',
      label: { zh: '待征询、待确定调解员', en: 'To ask, to choose a mediator' },
      roles: ['mediator'],
      filter: { state: ['consent', 'accepted'] },
    },
    {
      code: 'mediating',
      label: { zh: '调解中', en: 'In mediation' },
      roles: ['mediator'],
      filter: { state: ['mediating', 'suspended'] },
    },
    {
      code: 'agreed',
      label: { zh: '协议待确认、待履行', en: 'Agreed: to confirm and perform' },
      roles: ['mediator'],
      filter: { state: ['agreed', 'confirming', 'performing', 'breached'] },
    },
    {
      code: 'revisit',
      label: { zh: '待回访', en: 'To revisit' },
      roles: ['mediator'],
      filter: { state: ['performed'] },
    },
    {
      code: 'referred',
      label: { zh: '已移交，正在征询', en: 'Referred, being asked' },
      roles: ['dispatcher'],
      filter: { state: ['consent'] },
    },
  ],
});
