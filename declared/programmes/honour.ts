import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const judges = ['enterprise-officer', 'leader'] as const;

/**
 * 荣誉名录: who may bear a name that the district gives, such as 凤泉名店 or 首店: proposed, judged by
 * criteria and by the public, shown before it is given, valid for some years, taken back with a reason.
 */
export default defineProgramme({
  code: 'honour',
  label: { zh: '名店名品与首店', en: 'Names of honour and first stores' },
  recordLabel: { zh: '名录', en: 'Honour' },
  numberPrefix: 'RY',
  basis: {
    zh: '本区评选办法：条件审核、公众投票、公示、有效期三年、动态退出',
    en: "The district's own rule: criteria, public vote, public notice, valid for three years, taken back where it no longer holds",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '名称', en: 'Name' },
      required: true,
      min: 2,
      max: 100,
      listed: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '名录', en: 'Honour' },
      required: true,
      listed: true,
      options: {
        shop: { zh: '名店', en: 'Shop of renown' },
        snack: { zh: '名小吃', en: 'Snack of renown' },
        dish: { zh: '名菜', en: 'Dish of renown' },
        specialty: { zh: '特产', en: 'Local specialty' },
        'first-store': { zh: '首店', en: 'First store of its brand' },
      },
    },
    holder: {
      kind: 'organisation',
      label: { zh: '经营主体', en: 'Holder' },
      required: true,
      listed: true,
    },
    merits: { kind: 'long-text', label: { zh: '申报理由', en: 'Why' }, max: 4000 },
    scores: {
      kind: 'table',
      label: { zh: '评分', en: 'Points' },
      min: 1,
      max: 20,
      columns: {
        criterion: { kind: 'text', label: { zh: '评审条件', en: 'Criterion' }, required: true },
        most: {
          kind: 'number',
          label: { zh: '满分', en: 'Most' },
          required: true,
          min: 1,
          max: 100,
          sum: true,
        },
        points: {
          kind: 'number',
          label: { zh: '得分', en: 'Points' },
          required: true,
          min: 0,
          max: 100,
          sum: true,
        },
      },
      told: false,
    },
    score: {
      kind: 'computed',
      label: { zh: '评审得分', en: 'Score' },
      help: { zh: '得分占满分的百分比', en: 'Points as a share of the most' },
      unit: { zh: '分', en: 'points of 100' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 1,
          of: {
            op: 'divide',
            of: [
              {
                op: 'multiply',
                of: [{ value: 100 }, { op: 'sum', table: 'scores', column: 'points' }],
              },
              { op: 'sum', table: 'scores', column: 'most' },
            ],
          },
        },
      },
      listed: true,
    },
    votes: {
      kind: 'number',
      label: { zh: '公众投票', en: 'Public votes' },
      unit: { zh: '票', en: 'votes' },
      min: 0,
      max: 10_000_000,
      listed: true,
    },
    givenOn: { kind: 'date', label: { zh: '授予日期', en: 'Given on' }, listed: true },
    why: { kind: 'long-text', label: { zh: '未通过或撤销的理由', en: 'Why not, or not any more' } },
  },
  counters: {
    objections: { zh: '公示异议', en: 'Objections' },
    renewals: { zh: '复评', en: 'Renewals' },
  },
  states: {
    proposed: {
      label: { zh: '已申报', en: 'Proposed' },
      stage: { zh: '申报', en: 'Proposed' },
      tone: 'waiting',
    },
    shown: {
      label: { zh: '公示中', en: 'Shown to the public' },
      stage: { zh: '公示', en: 'Public notice' },
      tone: 'checking',
    },
    given: {
      label: { zh: '有效', en: 'Valid' },
      stage: { zh: '授予', en: 'Given' },
      tone: 'working',
    },
    refused: {
      label: { zh: '未通过', en: 'Not given' },
      stage: { zh: '未通过', en: 'Not given' },
      tone: 'void',
      end: true,
    },
    lapsed: {
      label: { zh: '期满', en: 'Lapsed' },
      stage: { zh: '退出', en: 'Left' },
      tone: 'done',
      end: true,
    },
    revoked: {
      label: { zh: '已撤销', en: 'Revoked' },
      stage: { zh: '退出', en: 'Left' },
      tone: 'void',
      end: true,
    },
  },
  path: ['proposed', 'shown', 'given', 'lapsed'],
  clocks: {
    judge: {
      label: { zh: '评审时限', en: 'Judging' },
      budget: { kind: 'work-days', days: 20 },
      basis: { zh: '本区约定：20 个工作日', en: "The district's own rule: 20 working days" },
    },
    notice: {
      label: { zh: '公示期', en: 'Public notice' },
      budget: { kind: 'work-days', days: 5 },
      basis: { zh: '本区约定：公示 5 个工作日', en: "The district's own rule: 5 working days" },
    },
    valid: {
      label: { zh: '有效期', en: 'Validity' },
      budget: { kind: 'natural-days', days: 1096 },
      basis: {
        zh: '本区约定：三年，期满复评',
        en: "The district's own rule: three years, then judged again",
      },
    },
  },
  acts: {
    propose: {
      label: { zh: '申报', en: 'Propose' },
      from: 'new',
      to: 'proposed',
      by: ['enterprise-officer', 'source', 'simulator'],
      form: {
        name: { same: true },
        kind: { same: true },
        holder: { same: true },
        merits: { same: true, required: true, min: 4 },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '评选单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'judge' },
      ],
    },
    judge: {
      label: { zh: '评审通过并公示', en: 'Pass, and show to the public' },
      from: ['proposed'],
      to: 'shown',
      by: [...judges, 'simulator'],
      form: {
        scores: { same: true, required: true },
        votes: { same: true, required: true },
      },
      effects: [
        { do: 'stop', clock: 'judge' },
        { do: 'start', clock: 'notice' },
      ],
      primary: true,
      publicLabel: { zh: '公示', en: 'Shown to the public' },
    },
    object: {
      label: { zh: '登记异议', en: 'Note an objection' },
      from: ['shown'],
      to: 'stay',
      by: ['enterprise-officer', 'acceptor'],
      form: { objection: words('谁提出、什么理由、怎样核实', 'Who, why, and what was checked') },
      effects: [{ do: 'count', counter: 'objections' }],
    },
    give: {
      label: { zh: '授予', en: 'Give' },
      from: ['shown'],
      to: 'given',
      by: [...judges, 'simulator'],
      form: { givenOn: { same: true, required: true } },
      guards: [
        {
          rule: { op: 'eq', field: 'clock.notice.overdue', value: true },
          refusal: { zh: '公示期未满', en: 'The public notice is not over yet' },
        },
      ],
      effects: [
        { do: 'stop', clock: 'notice' },
        { do: 'start', clock: 'valid' },
      ],
      primary: true,
      publicLabel: { zh: '授予', en: 'Given' },
    },
    refuse: {
      label: { zh: '不予授予', en: 'Do not give' },
      from: ['proposed', 'shown'],
      to: 'refused',
      by: [...judges],
      form: { why: { ...words('理由', 'Why'), same: true } },
      grave: true,
    },
    renew: {
      label: { zh: '复评续期', en: 'Renew' },
      from: ['given'],
      to: 'stay',
      by: [...judges],
      form: { scores: { same: true, required: true } },
      effects: [
        { do: 'count', counter: 'renewals' },
        { do: 'start', clock: 'valid' },
      ],
    },
    lapse: {
      label: { zh: '期满退出', en: 'Let it lapse' },
      from: ['given'],
      to: 'lapsed',
      by: [...judges],
      guards: [
        {
          rule: { op: 'eq', field: 'clock.valid.overdue', value: true },
          refusal: { zh: '有效期未满', en: 'It is still valid' },
        },
      ],
      publicLabel: { zh: '期满退出', en: 'Lapsed' },
    },
    revoke: {
      label: { zh: '撤销', en: 'Revoke' },
      from: ['given'],
      to: 'revoked',
      by: ['leader'],
      form: { why: { ...words('撤销理由', 'Why'), same: true } },
      grave: true,
      publicLabel: { zh: '撤销', en: 'Revoked' },
    },
  },
});
