import { defineProgramme } from '../../src/model/programme.ts';

const reason = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;

/** What the district keeps lists of: who came on a list when, is checked every year, and left it why. */
export default defineProgramme({
  code: 'register',
  label: { zh: '名录库', en: 'Registers' },
  recordLabel: { zh: '名录', en: 'Register entry' },
  numberPrefix: 'ML',
  basis: {
    zh: '本区约定：名录入库、年度复核、退出管理',
    en: "The district's own rule: entry, yearly check, exit",
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '名称', en: 'Name' },
      required: true,
      min: 2,
      max: 200,
      listed: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '名录类别', en: 'Register' },
      required: true,
      listed: true,
      options: {
        'innovation-platform': { zh: '省市级创新平台', en: 'Innovation platforms' },
        specialised: { zh: '“专精特新”企业', en: 'Specialised enterprises' },
        'high-tech': { zh: '高新技术企业', en: 'High-tech enterprises' },
        'regulated-industry': { zh: '规模以上工业企业', en: 'Industry above the size limit' },
        building: { zh: '商务楼宇', en: 'Office buildings' },
        'one-thing-item': { zh: '“高效办成一件事”上线事项', en: 'One-stop items on line' },
      },
    },
    enteredOn: {
      kind: 'date',
      label: { zh: '入库日期', en: 'Entered on' },
      required: true,
      listed: true,
    },
    tenants: {
      kind: 'number',
      label: { zh: '入驻企业', en: 'Tenants' },
      help: { zh: '仅商务楼宇', en: 'Of office buildings only' },
      unit: { zh: '家', en: 'enterprises' },
      min: 0,
      max: 10_000,
      listed: true,
    },
    checked: { kind: 'long-text', label: { zh: '最近复核结论', en: 'Last check' } },
    exit: { kind: 'long-text', label: { zh: '退出原因', en: 'Why it left' } },
  },
  counters: { checks: { zh: '复核次数', en: 'Checks' } },
  states: {
    listed: {
      label: { zh: '在库', en: 'Listed' },
      stage: { zh: '在库', en: 'Listed' },
      tone: 'working',
    },
    left: {
      label: { zh: '已退出', en: 'Left' },
      stage: { zh: '退出', en: 'Left' },
      tone: 'done',
      end: true,
    },
  },
  path: ['listed', 'left'],
  clocks: {
    check: {
      label: { zh: '年度复核', en: 'Yearly check' },
      budget: { kind: 'natural-days', days: 365 },
      basis: { zh: '本区约定：每年复核一次', en: "The district's own rule: checked every year" },
    },
  },
  acts: {
    enter: {
      label: { zh: '入库', en: 'Enter' },
      from: 'new',
      to: 'listed',
      by: ['enterprise-officer', 'source', 'simulator'],
      form: {
        name: { same: true },
        kind: { same: true },
        enteredOn: { same: true },
        tenants: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '管理单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'check' },
      ],
      publicLabel: { zh: '入库', en: 'Entered' },
    },
    check: {
      label: { zh: '年度复核', en: 'Check' },
      from: ['listed'],
      to: 'stay',
      by: ['enterprise-officer', 'handler'],
      scope: 'lead',
      form: { checked: { ...reason('复核结论', 'Finding'), same: true }, tenants: { same: true } },
      effects: [
        { do: 'count', counter: 'checks' },
        { do: 'start', clock: 'check' },
      ],
      primary: true,
    },
    leave: {
      label: { zh: '退出名录', en: 'Leave the register' },
      from: ['listed'],
      to: 'left',
      by: ['enterprise-officer', 'handler'],
      scope: 'lead',
      form: { exit: { ...reason('退出原因', 'Why it leaves'), same: true } },
      grave: true,
      publicLabel: { zh: '退出', en: 'Left' },
    },
  },
  today: [
    {
      code: 'to-check',
      label: { zh: '到期未复核', en: 'Due for the yearly check' },
      roles: ['enterprise-officer', 'handler'],
      filter: { due: 'overdue' },
    },
  ],
});
