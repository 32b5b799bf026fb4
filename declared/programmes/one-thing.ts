import { partColumns } from '../../src/model/parts.ts';
import { defineProgramme } from '../../src/model/programme.ts';
import { askedRows, type OneThingItem } from '../one-thing/item.ts';
import { oneThingItems } from '../one-thing/items.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 2, max: 2000 }) as const;
const counted = (zh: string, en: string, unit: { zh: string; en: string }) =>
  ({ kind: 'computed', label: { zh, en }, unit }) as const;
const clerks = ['window-clerk', 'source', 'simulator'];
/** the unit whose window takes everything in and gives everything out */
const hall = 'government-services';

const sheets = { zh: '份', en: 'papers' };
const times = { zh: '次', en: 'times' };
const forms = { zh: '张', en: 'forms' };
const workDays = { zh: '工作日', en: 'working days' };

const questions = Object.fromEntries(
  oneThingItems.flatMap(({ questions: asked }) =>
    Object.entries(asked).map(([name, label]) => [name, { kind: 'boolean', label } as const]),
  ),
);

/** Taking an item in: its questions, one form, and the checklist that follows. */
const begin = ({ code, label, questions: asked, approvals, papers }: OneThingItem) =>
  [
    `begin-${code}`,
    {
      label: { zh: `申请“${label.zh}”`, en: `Apply: ${label.en}` },
      from: 'new' as const,
      to: 'submitted' as const,
      by: clerks.slice(),
      form: {
        ...Object.fromEntries(
          Object.keys(asked).map((name) => [name, { same: true as const, required: true }]),
        ),
        name: { same: true as const },
        applicantName: { same: true as const },
        applicantPhone: { same: true as const },
        firm: { same: true as const },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } } as const,
        delivery: { same: true as const },
      },
      effects: [
        { do: 'set', field: 'item', from: { value: code } } as const,
        { do: 'place', from: { input: 'place' } } as const,
        { do: 'lead', from: { value: hall } } as const,
        { do: 'rows', field: 'approvals', rows: askedRows(approvals) } as const,
        { do: 'rows', field: 'papers', rows: askedRows(papers) } as const,
        { do: 'start', clock: 'precheck' } as const,
      ],
      publicLabel: { zh: '已提交', en: 'Handed in' },
    },
  ] as const;

/** One matter of a person or firm: one form, one set of papers, approvals side by side, one delivery, one rating. */
export default defineProgramme({
  code: 'one-thing',
  label: { zh: '高效办成一件事', en: 'One-stop matters' },
  recordLabel: { zh: '办件', en: 'One-stop matter' },
  numberPrefix: 'YS',
  basis: {
    zh: '《国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见》（国发〔2024〕3号）、《行政许可法》第二十六条',
    en: 'Guiding opinions of the State Council on doing one thing efficiently (2024, no. 3); Administrative Licensing Law, article 26',
  },
  titleField: 'name',
  parts: {
    table: 'approvals',
    programme: 'approval',
    act: 'open',
    carry: {
      name: { column: 'name' },
      matter: { field: 'name' },
      whole: { fact: 'number' },
      applicantName: { field: 'applicantName' },
      applicantPhone: { field: 'applicantPhone' },
      place: { fact: 'place' },
      lead: { column: 'unit' },
      assist: { fact: 'lead' },
      days: { column: 'days' },
    },
    each: 'part-decided',
    last: 'all-decided',
    tells: { part: { field: 'name' }, finding: { field: 'finding' } },
  },
  fields: {
    name: {
      kind: 'text',
      label: { zh: '办件名称', en: 'Matter' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    item: {
      kind: 'choice',
      label: { zh: '事项', en: 'Item' },
      options: Object.fromEntries(oneThingItems.map(({ code, label }) => [code, label])),
      listed: true,
    },
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
    firm: { kind: 'organisation', label: { zh: '申请企业', en: 'Applying firm' } },
    ...questions,
    approvals: {
      kind: 'table',
      label: { zh: '并联审批', en: 'Parallel approvals' },
      columns: { ...partColumns },
      told: false,
    },
    papers: {
      kind: 'table',
      label: { zh: '材料清单', en: 'Papers' },
      columns: {
        paper: { kind: 'text', label: { zh: '材料', en: 'Paper' }, required: true },
        from: {
          kind: 'choice',
          label: { zh: '来源', en: 'From' },
          options: {
            given: { zh: '申请人提交', en: 'the applicant' },
            shared: { zh: '数据共享，免提交', en: 'shared data: not asked for' },
          },
        },
        uses: {
          kind: 'number',
          label: { zh: '逐项办理须提交', en: 'Asked for one by one' },
          unit: sheets,
          min: 0,
          sum: true,
        },
        checked: { kind: 'boolean', label: { zh: '已核', en: 'Checked' } },
      },
      told: false,
    },
    delivery: {
      kind: 'choice',
      label: { zh: '出件方式', en: 'Delivery' },
      options: {
        electronic: { zh: '电子证照', en: 'Electronic' },
        post: { zh: '邮寄', en: 'By post' },
        window: { zh: '窗口领取', en: 'At the window' },
      },
    },
    formsSaved: {
      ...counted('少填表单', 'Forms saved', forms),
      computed: {
        as: 'number',
        by: { op: 'subtract', of: [{ op: 'count', table: 'approvals' }, { value: 1 }] },
      },
    },
    papersSaved: {
      ...counted('少交材料', 'Papers saved', sheets),
      help: {
        zh: '逐项办理时每项各交一份，与一套材料相比',
        en: 'One for each approval, against one set',
      },
      computed: {
        as: 'number',
        by: {
          op: 'subtract',
          of: [
            { op: 'sum', table: 'papers', column: 'uses' },
            {
              op: 'count',
              table: 'papers',
              where: { op: 'eq', field: 'row.from', value: 'given' },
            },
          ],
        },
      },
    },
    tripsSaved: {
      ...counted('少跑', 'Trips saved', times),
      help: {
        zh: '逐项办理按每项交、取各跑一次计；一件事到窗口提交一次，窗口领取再加一次',
        en: 'Two for each approval one by one; here one to hand in, and one more to fetch at the window',
      },
      computed: {
        as: 'number',
        by: {
          op: 'subtract',
          of: [
            { op: 'multiply', of: [{ value: 2 }, { op: 'count', table: 'approvals' }] },
            {
              op: 'choose',
              cases: [
                {
                  when: { op: 'eq', field: 'fields.delivery', value: 'window' },
                  take: { value: 2 },
                },
              ],
              otherwise: { value: 1 },
            },
          ],
        },
      },
      listed: true,
    },
    daysOneByOne: {
      ...counted('逐项办理时限', 'Days one by one', workDays),
      help: {
        zh: '各项时限相加；并联的时限见关键路径',
        en: 'All time limits added up; side by side the critical path counts',
      },
      computed: { as: 'number', by: { op: 'sum', table: 'approvals', column: 'days' } },
    },
    correction: { kind: 'long-text', label: { zh: '一次性补正告知', en: 'To be corrected' } },
    rejection: { kind: 'long-text', label: { zh: '不予受理理由', en: 'Why it is not accepted' } },
    grade: {
      kind: 'choice',
      label: { zh: '好差评', en: 'Rating' },
      options: {
        5: { zh: '非常满意', en: 'Very satisfied' },
        4: { zh: '满意', en: 'Satisfied' },
        3: { zh: '基本满意', en: 'Fairly satisfied' },
        2: { zh: '不满意', en: 'Dissatisfied' },
        1: { zh: '非常不满意', en: 'Very dissatisfied' },
      },
      listed: true,
    },
    opinion: { kind: 'long-text', label: { zh: '评价意见', en: 'What they say' } },
    remedied: { kind: 'long-text', label: { zh: '差评整改', en: 'What was done about it' } },
  },
  flags: { poor: { zh: '差评', en: 'Rated poor' } },
  counters: { corrections: { zh: '补正次数', en: 'Corrections' } },
  states: {
    submitted: {
      label: { zh: '待预审', en: 'To be checked' },
      stage: { zh: '预审', en: 'Check' },
      tone: 'waiting',
    },
    correcting: {
      label: { zh: '待补正', en: 'To be corrected' },
      stage: { zh: '补正', en: 'Correction' },
      tone: 'paused',
    },
    parallel: {
      label: { zh: '并联审批中', en: 'Being approved' },
      stage: { zh: '并联审批', en: 'Parallel approval' },
      tone: 'working',
    },
    decided: {
      label: { zh: '待统一出件', en: 'To be delivered' },
      stage: { zh: '统一出件', en: 'Delivery' },
      tone: 'checking',
    },
    delivered: {
      label: { zh: '已办结', en: 'Delivered' },
      stage: { zh: '办结', en: 'Closed' },
      tone: 'done',
      end: true,
    },
    remedying: {
      label: { zh: '差评整改中', en: 'Poor rating' },
      stage: { zh: '差评整改', en: 'Remedy' },
      tone: 'working',
    },
    rejected: {
      label: { zh: '不予受理', en: 'Not accepted' },
      stage: { zh: '不予受理', en: 'Not accepted' },
      tone: 'void',
      end: true,
    },
    withdrawn: {
      label: { zh: '已撤回', en: 'Withdrawn' },
      stage: { zh: '撤回', en: 'Withdrawn' },
      tone: 'void',
      end: true,
    },
  },
  path: ['submitted', 'parallel', 'decided', 'delivered'],
  clocks: {
    precheck: {
      label: { zh: '预审时限', en: 'To check' },
      budget: { kind: 'work-days', days: 5 },
      basis: {
        zh: '《行政许可法》第三十二条：五日内一次告知需要补正的全部内容',
        en: 'Administrative Licensing Law, article 32: all that is missing is told once, within five days',
      },
    },
    correct: {
      label: { zh: '补正期限', en: 'To correct' },
      budget: { kind: 'work-days', days: 10 },
      basis: {
        zh: '本区约定：申请人在 10 个工作日内补正',
        en: "The district's own rule: the applicant corrects within 10 working days",
      },
    },
    whole: {
      label: { zh: '联合办理时限', en: 'All approvals' },
      budget: { kind: 'work-days', days: 45 },
      basis: {
        zh: '《行政许可法》第四十二条第二款：统一、联合、集中办理不超过四十五日',
        en: 'Administrative Licensing Law, article 42 (2): joint handling takes forty-five days at most',
      },
    },
    deliver: {
      label: { zh: '送达时限', en: 'To deliver' },
      budget: { kind: 'work-days', days: 10 },
      basis: {
        zh: '《行政许可法》第四十四条：十日内颁发、送达',
        en: 'Administrative Licensing Law, article 44: handed over within ten days',
      },
    },
    remedy: {
      label: { zh: '差评整改时限', en: 'To remedy' },
      budget: { kind: 'work-days', days: 5 },
      basis: {
        zh: '本区约定：差评 5 个工作日内回访整改',
        en: "The district's own rule: a poor rating is answered within 5 working days",
      },
    },
  },
  acts: {
    ...Object.fromEntries(oneThingItems.map(begin)),
    accept: {
      label: { zh: '预审通过，受理并分发', en: 'Accept and give out' },
      from: ['submitted'],
      to: 'parallel',
      by: ['window-clerk'],
      scope: 'lead',
      form: { papers: { same: true, min: 1, required: true } },
      guards: [
        {
          rule: { op: 'gt', field: 'parts.all', value: 0 },
          refusal: { zh: '没有需要审批的事项', en: 'There is nothing to approve' },
        },
      ],
      effects: [
        { do: 'stop', clock: 'precheck' },
        { do: 'start', clock: 'whole' },
        { do: 'parts' },
      ],
      primary: true,
      publicLabel: { zh: '已受理', en: 'Accepted' },
    },
    'ask-correction': {
      label: { zh: '一次性告知补正', en: 'Ask for a correction' },
      from: ['submitted'],
      to: 'correcting',
      by: ['window-clerk'],
      scope: 'lead',
      form: { correction: { ...words('需要补正的全部内容', 'All that is missing'), same: true } },
      guards: [
        {
          rule: { op: 'eq', field: 'counts.corrections', value: 0 },
          refusal: {
            zh: '已经告知过一次补正，不能再次要求',
            en: 'A correction was asked for already, and is asked for once',
          },
        },
      ],
      effects: [
        { do: 'count', counter: 'corrections' },
        { do: 'stop', clock: 'precheck' },
        { do: 'start', clock: 'correct' },
      ],
      publicLabel: { zh: '待补正', en: 'To be corrected' },
    },
    correct: {
      label: { zh: '补正材料', en: 'Correct' },
      from: ['correcting'],
      to: 'submitted',
      by: clerks.slice(),
      form: { said: words('补正了什么', 'What was corrected') },
      effects: [
        { do: 'stop', clock: 'correct' },
        { do: 'start', clock: 'precheck' },
      ],
      primary: true,
      publicLabel: { zh: '已补正', en: 'Corrected' },
    },
    reject: {
      label: { zh: '不予受理', en: 'Do not accept' },
      from: ['submitted'],
      to: 'rejected',
      by: ['window-clerk'],
      scope: 'lead',
      form: { rejection: { ...words('不予受理理由', 'Why'), same: true } },
      grave: true,
      publicLabel: { zh: '不予受理', en: 'Not accepted' },
    },
    withdraw: {
      label: { zh: '申请人撤回', en: 'Withdraw' },
      from: ['submitted', 'correcting'],
      to: 'withdrawn',
      by: clerks.slice(),
      form: { why: words('撤回原因', 'Why') },
      grave: true,
      publicLabel: { zh: '已撤回', en: 'Withdrawn' },
    },
    'part-decided': {
      label: { zh: '一项已决定', en: 'One is decided' },
      from: ['parallel'],
      to: 'stay',
      by: ['handler'],
      byHand: false,
      form: {
        part: { kind: 'text', label: { zh: '审批事项', en: 'Approval' } },
        finding: { kind: 'long-text', label: { zh: '审批意见', en: 'Decision' } },
      },
      effects: [{ do: 'parts' }],
      publicLabel: { zh: '一项已决定', en: 'One is decided' },
    },
    'all-decided': {
      label: { zh: '各项均已决定', en: 'All are decided' },
      from: ['parallel'],
      to: 'decided',
      by: ['handler'],
      byHand: false,
      form: {
        part: { kind: 'text', label: { zh: '审批事项', en: 'Approval' } },
        finding: { kind: 'long-text', label: { zh: '审批意见', en: 'Decision' } },
      },
      effects: [{ do: 'parts' }, { do: 'stop', clock: 'whole' }, { do: 'start', clock: 'deliver' }],
      publicLabel: { zh: '均已决定', en: 'All are decided' },
    },
    deliver: {
      label: { zh: '统一出件', en: 'Deliver together' },
      from: ['decided'],
      to: 'delivered',
      by: ['window-clerk'],
      scope: 'lead',
      form: { delivery: { same: true, required: true } },
      guards: [
        {
          rule: { op: 'eq', field: 'parts.left', value: 0 },
          refusal: { zh: '还有审批事项没有决定', en: 'Some approvals are not decided yet' },
        },
      ],
      primary: true,
      publicLabel: { zh: '已出件', en: 'Delivered' },
    },
    rate: {
      label: { zh: '好评登记', en: 'Note a good rating' },
      from: ['delivered'],
      to: 'stay',
      by: clerks.slice(),
      form: { grade: { same: true, required: true }, opinion: { same: true, max: 2000 } },
      guards: [
        {
          rule: { op: 'absent', field: 'fields.grade' },
          refusal: { zh: '已经评价过', en: 'It is rated already' },
        },
        {
          rule: { op: 'in', field: 'input.grade', values: ['3', '4', '5'] },
          refusal: { zh: '差评请用“差评登记”', en: 'Note a poor rating as one' },
        },
      ],
      primary: true,
    },
    'rate-poor': {
      label: { zh: '差评登记', en: 'Note a poor rating' },
      from: ['delivered'],
      to: 'remedying',
      by: clerks.slice(),
      form: {
        grade: { same: true, required: true },
        opinion: { ...words('不满意的原因', 'Why'), same: true },
      },
      guards: [
        {
          rule: { op: 'absent', field: 'fields.grade' },
          refusal: { zh: '已经评价过', en: 'It is rated already' },
        },
        {
          rule: { op: 'in', field: 'input.grade', values: ['1', '2'] },
          refusal: { zh: '好评请用“好评登记”', en: 'Note a good rating as one' },
        },
      ],
      effects: [
        { do: 'flag', flag: 'poor', on: true },
        { do: 'start', clock: 'remedy' },
      ],
    },
    remedy: {
      label: { zh: '回访整改', en: 'Call back and remedy' },
      from: ['remedying'],
      to: 'delivered',
      by: ['window-clerk'],
      scope: 'lead',
      form: { remedied: { ...words('回访和整改情况', 'What was done'), same: true } },
      primary: true,
    },
    note: {
      label: { zh: '备注', en: 'Note' },
      from: '*',
      to: 'stay',
      by: ['window-clerk', 'handler'],
      form: { note: words('备注内容', 'Note') },
      key: 'm',
    },
  },
});
