import { defineProgramme } from '../../src/model/programme.ts';

const officers = ['enterprise-officer', 'handler'];
const paper = (zh: string, en: string) =>
  ({
    kind: 'files',
    label: { zh, en },
    fileRole: 'document',
    required: true,
    minFiles: 1,
  }) as const;
const photos = (zh: string, en: string, fileRole: 'before' | 'after' | 'evidence') =>
  ({ kind: 'files', label: { zh, en }, fileRole, required: true, minFiles: 1 }) as const;
const reason = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const mu = { zh: '亩', en: 'mu' };
const ownRule = (zh: string, en: string) => ({
  zh: `本区约定：${zh}`,
  en: `The district's own rule: ${en}`,
});

/**
 * 低效用地盘活: land that yields too little is put to use again. What a site covers is said three
 * times: as a number, parcel by parcel, and drawn; the first two agree to the hundredth of an 亩.
 */
export default defineProgramme({
  code: 'land',
  label: { zh: '低效用地盘活', en: 'Idle land' },
  recordLabel: { zh: '地块', en: 'Site' },
  numberPrefix: 'TD',
  basis: {
    zh: '《节约集约利用土地规定》；阶段与时限为本区约定',
    en: "Rules on the economical use of land; stages and limits are the district's own",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '地块名称', en: 'Site' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    owner: { kind: 'organisation', label: { zh: '权属人', en: 'Holder' }, listed: true },
    defect: {
      kind: 'choice',
      label: { zh: '低效情形', en: 'What is amiss' },
      listed: true,
      options: {
        idle: { zh: '长期闲置', en: 'Idle for long' },
        'low-output': { zh: '产出低', en: 'Low output' },
        stopped: { zh: '停产停业', en: 'Production stopped' },
        'old-plant': { zh: '厂房老旧', en: 'Old buildings' },
        misplaced: { zh: '不符合规划', en: 'Against the plan' },
      },
    },
    way: {
      kind: 'choice',
      label: { zh: '盘活方式', en: 'Way of reuse' },
      listed: true,
      options: {
        rebuild: { zh: '权属人自主改造', en: 'Rebuilt by the holder' },
        takeover: { zh: '嫁接重组', en: 'Taken over by an investor' },
        'buy-back': { zh: '政府收储再供应', en: 'Bought back and supplied anew' },
        lease: { zh: '标准厂房出租', en: 'Let as standard plant' },
        relocate: { zh: '退城（村）入园', en: 'Moved into a park' },
      },
    },
    area: {
      kind: 'number',
      label: { zh: '地块面积', en: 'Area of the site' },
      unit: mu,
      min: 0.01,
      max: 20000,
      listed: true,
    },
    parcels: {
      kind: 'table',
      label: { zh: '分宗面积', en: 'Parcels' },
      help: {
        zh: '每宗一行，合计须等于地块面积',
        en: 'A row a parcel; they add up to the area of the site',
      },
      max: 60,
      columns: {
        certificate: { kind: 'text', label: { zh: '宗地号', en: 'Parcel' }, required: true },
        mu: {
          kind: 'number',
          label: { zh: '面积', en: 'Area' },
          unit: mu,
          required: true,
          min: 0.01,
          sum: true,
        },
        use: { kind: 'text', label: { zh: '现用途', en: 'Used for' } },
        reused: { kind: 'boolean', label: { zh: '已盘活', en: 'In use again' } },
      },
      agrees: { column: 'mu', field: 'area' },
      told: false,
    },
    outline: {
      kind: 'shape',
      label: { zh: '地块范围', en: 'Outline' },
      help: {
        zh: '画出的面积与地块面积相差不超过 5%',
        en: 'What is drawn differs from the area of the site by 5 % at most',
      },
      measures: { field: 'area', percent: 5 },
    },
    drawn: {
      kind: 'computed',
      label: { zh: '图上面积', en: 'Area as drawn' },
      unit: mu,
      computed: {
        as: 'number',
        by: { op: 'round', digits: 2, of: { op: 'area', shape: 'outline', in: 'mu' } },
      },
    },
    reused: {
      kind: 'computed',
      label: { zh: '已盘活面积', en: 'In use again' },
      unit: mu,
      computed: {
        as: 'number',
        by: {
          op: 'sum',
          table: 'parcels',
          column: 'mu',
          where: { op: 'eq', field: 'row.reused', value: true },
        },
      },
      listed: true,
    },
    movers: {
      kind: 'table',
      label: { zh: '退城（村）入园企业', en: 'Enterprises moved into parks' },
      max: 60,
      columns: {
        name: { kind: 'text', label: { zh: '企业', en: 'Enterprise' }, required: true },
        park: { kind: 'text', label: { zh: '入驻园区', en: 'Park' }, required: true },
        on: { kind: 'date', label: { zh: '入园日期', en: 'Moved on' }, required: true },
      },
      told: false,
    },
    moved: {
      kind: 'computed',
      label: { zh: '入园企业数', en: 'Enterprises moved' },
      unit: { zh: '家', en: 'enterprises' },
      computed: { as: 'number', by: { op: 'count', table: 'movers' } },
    },
    project: {
      kind: 'record',
      programme: 'project',
      label: { zh: '承接项目', en: 'Project on it' },
    },
    plan: { kind: 'long-text', label: { zh: '盘活方案', en: 'Plan' }, max: 4000 },
    talks: { kind: 'long-text', label: { zh: '最近约谈情况', en: 'Last talk' } },
    dropped: { kind: 'long-text', label: { zh: '移出原因', en: 'Why it was taken off' } },
  },
  counters: {
    talks: { zh: '约谈次数', en: 'Talks' },
    returns: { zh: '方案退回次数', en: 'Plans sent back' },
  },
  states: {
    identified: {
      label: { zh: '已认定', en: 'Identified' },
      stage: { zh: '认定', en: 'Identified' },
      tone: 'waiting',
    },
    talking: {
      label: { zh: '对接权属人', en: 'In talks' },
      stage: { zh: '对接', en: 'Talks' },
      tone: 'working',
    },
    approved: {
      label: { zh: '方案已批', en: 'Plan approved' },
      stage: { zh: '方案', en: 'Plan' },
      tone: 'working',
    },
    begun: {
      label: { zh: '盘活中', en: 'Reuse begun' },
      stage: { zh: '实施', en: 'Works' },
      tone: 'working',
    },
    reused: {
      label: { zh: '已盘活并验收', en: 'Reused and accepted' },
      stage: { zh: '验收', en: 'Accepted' },
      tone: 'done',
      end: true,
    },
    dropped: {
      label: { zh: '已移出台账', en: 'Taken off the list' },
      stage: { zh: '移出', en: 'Taken off' },
      tone: 'void',
      end: true,
    },
  },
  path: ['identified', 'talking', 'approved', 'begun', 'reused'],
  clocks: {
    talk: {
      label: { zh: '约谈期限', en: 'To talk' },
      budget: { kind: 'natural-days', days: 30 },
      basis: ownRule('认定后 30 日内约谈权属人', 'the holder is talked to within 30 days'),
    },
    plan: {
      label: { zh: '方案期限', en: 'To a plan' },
      budget: { kind: 'natural-days', days: 90 },
      basis: ownRule(
        '约谈后 90 日内批定方案',
        'a plan is approved within 90 days of the first talk',
      ),
    },
    begin: {
      label: { zh: '启动期限', en: 'To begin' },
      budget: { kind: 'natural-days', days: 90 },
      basis: ownRule('方案批定后 90 日内启动', 'begun within 90 days of the approval'),
    },
    reuse: {
      label: { zh: '盘活期限', en: 'To be in use' },
      budget: { kind: 'natural-days', days: 365 },
      basis: ownRule('启动后 365 日内盘活并验收', 'in use and accepted within 365 days'),
    },
  },
  acts: {
    identify: {
      label: { zh: '认定低效用地', en: 'Identify a site' },
      from: 'new',
      to: 'identified',
      by: [...officers, 'source', 'simulator'],
      form: {
        name: { same: true },
        owner: { same: true, required: true },
        defect: { same: true, required: true },
        area: { same: true, required: true },
        parcels: { same: true, required: true },
        outline: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        lead: { kind: 'unit', label: { zh: '牵头单位', en: 'Unit in charge' }, required: true },
        before: photos('现状照片', 'Photo of the site', 'before'),
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'files', from: { input: 'before' } },
        { do: 'start', clock: 'talk' },
      ],
      publicLabel: { zh: '已认定', en: 'Identified' },
    },
    survey: {
      label: { zh: '更正面积和范围', en: 'Correct area and outline' },
      from: ['identified', 'talking', 'approved', 'begun'],
      to: 'stay',
      by: officers,
      scope: 'lead',
      form: {
        area: { same: true, required: true },
        parcels: { same: true, required: true },
        outline: { same: true, required: true },
        survey: paper('勘测定界材料', 'Survey'),
      },
      effects: [{ do: 'files', from: { input: 'survey' } }],
    },
    talk: {
      label: { zh: '约谈权属人', en: 'Talk to the holder' },
      from: ['identified', 'talking'],
      to: 'talking',
      by: officers,
      scope: 'lead',
      form: {
        talks: { ...reason('约谈情况', 'What was said'), same: true },
        note: paper('约谈记录', 'Signed note of the talk'),
      },
      effects: [
        { do: 'files', from: { input: 'note' } },
        { do: 'count', counter: 'talks' },
        { do: 'stop', clock: 'talk' },
        { do: 'start', clock: 'plan', when: { op: 'eq', field: 'state', value: 'identified' } },
      ],
      primary: true,
    },
    approve: {
      label: { zh: '批定方案', en: 'Approve the plan' },
      from: ['talking'],
      to: 'approved',
      by: ['leader'],
      form: {
        way: { same: true, required: true },
        plan: { ...reason('盘活方案', 'Plan'), same: true },
        project: { same: true },
        minutes: paper('会议纪要或批复', 'Minutes or approval'),
      },
      effects: [
        { do: 'files', from: { input: 'minutes' } },
        { do: 'stop', clock: 'plan' },
        { do: 'start', clock: 'begin' },
      ],
      primary: true,
      publicLabel: { zh: '方案已批', en: 'Plan approved' },
    },
    return: {
      label: { zh: '退回方案', en: 'Send the plan back' },
      from: ['approved'],
      to: 'talking',
      by: ['leader'],
      form: { why: reason('退回理由', 'Why') },
      effects: [
        { do: 'count', counter: 'returns' },
        { do: 'stop', clock: 'begin' },
        { do: 'start', clock: 'plan' },
      ],
    },
    begin: {
      label: { zh: '登记启动', en: 'Register the start' },
      from: ['approved'],
      to: 'begun',
      by: officers,
      scope: 'lead',
      form: {
        contract: paper('改造、收储或租赁合同', 'Contract of works, purchase or lease'),
        photos: photos('启动现场照片', 'Photo of the start', 'evidence'),
      },
      effects: [
        { do: 'files', from: { input: 'contract' } },
        { do: 'files', from: { input: 'photos' } },
        { do: 'stop', clock: 'begin' },
        { do: 'start', clock: 'reuse' },
      ],
      primary: true,
      publicLabel: { zh: '已启动', en: 'Begun' },
    },
    accept: {
      label: { zh: '验收盘活', en: 'Accept the reuse' },
      from: ['begun'],
      to: 'reused',
      by: officers,
      scope: 'lead',
      form: {
        parcels: { same: true, required: true },
        movers: { same: true },
        acceptance: paper('验收意见', 'Acceptance'),
        after: photos('盘活后照片', 'Photo after', 'after'),
      },
      guards: [
        {
          rule: { op: 'ne', field: 'last.begin.mine', value: true },
          refusal: {
            zh: '登记启动的人不能自己验收',
            en: 'Whoever registered the start does not accept it',
          },
        },
      ],
      effects: [
        { do: 'files', from: { input: 'acceptance' } },
        { do: 'files', from: { input: 'after' } },
      ],
      primary: true,
      grave: true,
      publicLabel: { zh: '已盘活', en: 'In use again' },
    },
    drop: {
      label: { zh: '移出台账', en: 'Take off the list' },
      from: ['identified', 'talking', 'approved'],
      to: 'dropped',
      by: ['leader'],
      form: { dropped: { ...reason('移出原因', 'Why it is taken off'), same: true } },
      grave: true,
    },
  },
});
