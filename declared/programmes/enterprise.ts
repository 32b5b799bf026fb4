import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const fen = (zh: string, en: string) => ({ kind: 'money', label: { zh, en }, min: 0 }) as const;
const officers = ['enterprise-officer'];
const visitedLately = 30;

/**
 * 企业档案: who an enterprise is and who looks after it. Visits are noted on its file, so that it is
 * not called at twice; what it asks for becomes a demand, and its file knows what came of it.
 */
export default defineProgramme({
  code: 'enterprise',
  label: { zh: '万人助万企', en: 'Support for enterprises' },
  recordLabel: { zh: '企业', en: 'Enterprise' },
  numberPrefix: 'QY',
  basis: {
    zh: '《优化营商环境条例》（2019）；“万人助万企”包联服务；无事不扰：本区约定 30 日内不重复走访',
    en: "Regulation on Improving the Business Environment (2019); an officer for every enterprise; not called at twice within 30 days, the district's own rule",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '企业名称', en: 'Enterprise' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    organisation: { kind: 'organisation', label: { zh: '登记信息', en: 'As registered' } },
    industry: { kind: 'text', label: { zh: '行业', en: 'Industry' }, max: 60, listed: true },
    size: {
      kind: 'choice',
      label: { zh: '规模', en: 'Size' },
      listed: true,
      options: {
        self: { zh: '个体工商户', en: 'Self-employed' },
        micro: { zh: '微型', en: 'Micro' },
        small: { zh: '小型', en: 'Small' },
        medium: { zh: '中型', en: 'Medium' },
        large: { zh: '大型', en: 'Large' },
      },
    },
    since: { kind: 'date', label: { zh: '成立日期', en: 'Founded on' } },
    staff: {
      kind: 'number',
      label: { zh: '从业人数', en: 'Staff' },
      unit: { zh: '人', en: 'people' },
      min: 0,
      max: 1_000_000,
    },
    revenueFen: fen('上年营业收入', 'Revenue of last year'),
    taxFen: fen('上年纳税', 'Tax of last year'),
    officer: { kind: 'text', label: { zh: '包联干部', en: 'Officer' }, max: 60, listed: true },
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
    visitedOn: { kind: 'date', label: { zh: '最近走访', en: 'Last visit' }, listed: true },
    nextVisit: {
      kind: 'computed',
      label: { zh: '此前不再打扰', en: 'Not called at before' },
      computed: {
        as: 'date',
        by: { op: 'shift', of: { field: 'fields.visitedOn' }, days: visitedLately },
      },
    },
    demand: {
      kind: 'text',
      label: { zh: '最近转办的诉求', en: 'The last demand it led to' },
      max: 40,
    },
    outcome: { kind: 'long-text', label: { zh: '走访情况', en: 'What was found' } },
    ending: { kind: 'long-text', label: { zh: '注销或迁出原因', en: 'Why it left' } },
  },
  counters: {
    visits: { zh: '走访次数', en: 'Visits' },
    requests: { zh: '转办诉求', en: 'Requests handed on' },
  },
  states: {
    active: {
      label: { zh: '在营', en: 'In business' },
      stage: { zh: '在营', en: 'In business' },
      tone: 'working',
    },
    left: {
      label: { zh: '已注销或迁出', en: 'Left' },
      stage: { zh: '退出', en: 'Left' },
      tone: 'done',
      end: true,
    },
  },
  path: ['active', 'left'],
  clocks: {
    visit: {
      label: { zh: '走访', en: 'Visit' },
      budget: { kind: 'natural-days', days: 183 },
      basis: {
        zh: '本区约定：包联企业每半年走访一次',
        en: "The district's own rule: every enterprise with an officer twice a year",
      },
    },
  },
  acts: {
    enter: {
      label: { zh: '建档', en: 'Open a file' },
      from: 'new',
      to: 'active',
      by: [...officers, 'source', 'simulator'],
      form: {
        name: { same: true },
        organisation: { same: true },
        industry: { same: true },
        size: { same: true },
        since: { same: true },
        staff: { same: true },
        revenueFen: { same: true },
        taxFen: { same: true },
        contactName: { same: true },
        contactPhone: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        point: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
        lead: { kind: 'unit', label: { zh: '服务单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
      ],
    },
    adopt: {
      label: { zh: '确定包联干部', en: 'Name its officer' },
      from: ['active'],
      to: 'stay',
      by: [...officers, 'leader', 'simulator'],
      form: { officer: { same: true, required: true } },
      effects: [{ do: 'start', clock: 'visit' }],
    },
    update: {
      label: { zh: '更新档案', en: 'Update' },
      from: ['active'],
      to: 'stay',
      by: [...officers, 'source'],
      scope: 'lead',
      form: {
        industry: { same: true },
        size: { same: true },
        staff: { same: true },
        revenueFen: { same: true },
        taxFen: { same: true },
        contactName: { same: true },
        contactPhone: { same: true },
      },
    },
    visit: {
      label: { zh: '记录走访', en: 'Note a visit' },
      from: ['active'],
      to: 'stay',
      by: [...officers, 'simulator'],
      form: {
        visitedOn: { same: true, required: true },
        outcome: { ...words('走访情况', 'What was found'), same: true },
        asked: {
          kind: 'boolean',
          label: { zh: '企业主动邀请', en: 'The enterprise asked for it' },
          required: true,
        },
      },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'eq', field: 'input.asked', value: true },
              { op: 'absent', field: 'fields.nextVisit' },
              { op: 'compare', is: 'ge', field: 'input.visitedOn', other: 'fields.nextVisit' },
            ],
          },
          refusal: {
            zh: `${visitedLately} 日内已经走访过，企业没有邀请就不再打扰`,
            en: `It was called at within ${visitedLately} days: not again unless it asks`,
          },
        },
      ],
      effects: [
        { do: 'count', counter: 'visits' },
        { do: 'start', clock: 'visit' },
      ],
      primary: true,
      key: 'v',
    },
    request: {
      label: { zh: '企业诉求转办', en: 'Hand a request on' },
      from: ['active'],
      to: 'stay',
      by: officers,
      form: {
        title: {
          kind: 'text',
          label: { zh: '诉求', en: 'Request' },
          required: true,
          min: 2,
          max: 200,
        },
        text: {
          kind: 'long-text',
          label: { zh: '具体情况', en: 'What it is about' },
          required: true,
          min: 4,
          max: 4000,
        },
        category: { kind: 'category', label: { zh: '类别', en: 'Category' } },
      },
      effects: [
        { do: 'count', counter: 'requests' },
        {
          do: 'open',
          programme: 'demand',
          act: 'receive-enterprise',
          field: 'demand',
          carry: {
            title: { input: 'title' },
            text: { input: 'text' },
            category: { input: 'category' },
            place: { fact: 'place' },
            enterprise: { fact: 'number' },
            reporterName: { field: 'contactName' },
            reporterPhone: { field: 'contactPhone' },
          },
        },
      ],
      key: 'q',
    },
    leave: {
      label: { zh: '注销或迁出', en: 'It left' },
      from: ['active'],
      to: 'left',
      by: [...officers, 'source'],
      form: { ending: { ...words('原因', 'Why'), same: true } },
      grave: true,
    },
  },
  today: [
    {
      code: 'to-visit',
      label: { zh: '到期未走访', en: 'Due for a visit' },
      roles: ['enterprise-officer'],
      filter: { due: 'overdue' },
    },
  ],
});
