import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const person = (zh: string, en: string) =>
  ({ kind: 'person-name', label: { zh, en }, sensitive: true, max: 60 }) as const;
const count = (zh: string, en: string, unitZh: string, unitEn: string) =>
  ({
    kind: 'number',
    label: { zh, en },
    unit: { zh: unitZh, en: unitEn },
    min: 0,
    max: 100_000,
  }) as const;
const keepers = ['dispatcher', 'shift-lead'] as const;

/**
 * 网格: who looks after which part of a community, who stands in, which Party branch it hangs on, and
 * who has reported in to help (双报到). Coverage is counted from what stands here.
 */
export default defineProgramme({
  code: 'grid',
  label: { zh: '网格', en: 'Grids' },
  recordLabel: { zh: '网格', en: 'Grid' },
  numberPrefix: 'WG',
  basis: {
    zh: '“党建+网格+大数据”治理模式；城市社区网格 300—500 户、行政村按村民小组划分为通行做法；本区约定半年核对一次',
    en: 'Party building, grids and data; 300 to 500 households a grid in towns and villagers’ groups in villages are common practice; checked every half year by the district’s own rule',
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '网格名称', en: 'Grid' },
      required: true,
      min: 2,
      max: 100,
      listed: true,
    },
    setting: {
      kind: 'choice',
      label: { zh: '网格类型', en: 'Kind' },
      required: true,
      listed: true,
      options: {
        community: { zh: '社区网格', en: 'Community' },
        village: { zh: '农村网格', en: 'Village' },
        special: { zh: '专属网格（园区、商圈、学校）', en: 'Own grid: park, shops, school' },
      },
    },
    households: { ...count('户数', 'Households', '户', 'households'), listed: true },
    residents: { ...count('常住人口', 'Residents', '人', 'people'), listed: true },
    worker: { ...person('专职网格员', 'Grid worker'), listed: true },
    workerPhone: {
      kind: 'phone',
      label: { zh: '网格员电话', en: 'Grid worker’s telephone' },
      sensitive: true,
      max: 30,
    },
    workerSince: { kind: 'date', label: { zh: '到岗日期', en: 'In post since' } },
    deputy: person('后备网格员', 'Deputy'),
    branch: { kind: 'text', label: { zh: '网格党支部（党小组）', en: 'Party branch' }, max: 100 },
    members: count('在册党员', 'Party members', '人', 'people'),
    helpers: {
      kind: 'table',
      label: { zh: '双报到', en: 'Reported in to help' },
      help: {
        zh: '到网格报到的单位和在职党员人数，一行一家',
        en: 'Units that reported to the grid and how many of their members, a row each',
      },
      max: 60,
      columns: {
        unit: { kind: 'text', label: { zh: '单位', en: 'Unit' }, required: true },
        members: {
          kind: 'number',
          label: { zh: '报到党员', en: 'Members' },
          unit: { zh: '人', en: 'people' },
          required: true,
          min: 0,
          max: 10_000,
          sum: true,
        },
        since: { kind: 'date', label: { zh: '报到日期', en: 'Since' }, required: true },
        offers: { kind: 'text', label: { zh: '认领事项', en: 'What they took on' } },
      },
      told: false,
    },
    helping: {
      kind: 'computed',
      label: { zh: '双报到党员', en: 'Members who help' },
      unit: { zh: '人', en: 'people' },
      computed: { as: 'number', by: { op: 'sum', table: 'helpers', column: 'members' } },
    },
    size: {
      kind: 'computed',
      label: { zh: '规模', en: 'Size' },
      help: {
        zh: '社区网格与 300—500 户的通行做法相比',
        en: 'A community’s grid against the common 300 to 500 households',
      },
      options: {
        fits: { zh: '合适', en: 'Fits' },
        large: { zh: '偏大', en: 'Large' },
        small: { zh: '偏小', en: 'Small' },
      },
      computed: {
        as: 'choice',
        by: {
          op: 'choose',
          cases: [
            {
              when: {
                op: 'all',
                rules: [
                  { op: 'eq', field: 'fields.setting', value: 'community' },
                  { op: 'gt', field: 'fields.households', value: 500 },
                ],
              },
              take: { value: 'large' },
            },
            {
              when: {
                op: 'all',
                rules: [
                  { op: 'eq', field: 'fields.setting', value: 'community' },
                  { op: 'lt', field: 'fields.households', value: 300 },
                ],
              },
              take: { value: 'small' },
            },
            { when: { op: 'present', field: 'fields.households' }, take: { value: 'fits' } },
          ],
        },
      },
      listed: true,
    },
    finding: { kind: 'long-text', label: { zh: '最近核对', en: 'Last check' } },
    ending: { kind: 'long-text', label: { zh: '撤并原因', en: 'Why it was dissolved' } },
  },
  counters: {
    changes: { zh: '换岗次数', en: 'Changes of worker' },
    checks: { zh: '核对次数', en: 'Checks' },
  },
  states: {
    vacant: {
      label: { zh: '待配网格员', en: 'Without a worker' },
      stage: { zh: '设立', en: 'Set up' },
      tone: 'waiting',
    },
    served: {
      label: { zh: '有人值守', en: 'Served' },
      stage: { zh: '运行', en: 'At work' },
      tone: 'working',
    },
    dissolved: {
      label: { zh: '已撤并', en: 'Dissolved' },
      stage: { zh: '撤并', en: 'Dissolved' },
      tone: 'done',
      end: true,
    },
  },
  path: ['vacant', 'served', 'dissolved'],
  clocks: {
    staff: {
      label: { zh: '补员时限', en: 'Finding a worker' },
      budget: { kind: 'work-days', days: 15 },
      basis: {
        zh: '本区约定：缺员 15 个工作日内补齐，其间由后备网格员值守',
        en: "The district's own rule: filled within 15 working days, the deputy stands in",
      },
    },
    check: {
      label: { zh: '半年核对', en: 'Half-yearly check' },
      budget: { kind: 'natural-days', days: 183 },
      basis: {
        zh: '本区约定：户数、人口、党员每半年核对一次',
        en: "The district's own rule: households, people and members are checked every half year",
      },
    },
  },
  acts: {
    'set-up': {
      label: { zh: '设立网格', en: 'Set up' },
      from: 'new',
      to: 'vacant',
      by: [...keepers, 'source', 'simulator'],
      form: {
        name: { same: true },
        setting: { same: true },
        households: { same: true },
        residents: { same: true },
        branch: { same: true },
        members: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        lead: {
          kind: 'unit',
          label: { zh: '街道（镇）', en: 'Subdistrict or town' },
          required: true,
        },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'staff' },
        { do: 'start', clock: 'check' },
      ],
    },
    appoint: {
      label: { zh: '配备网格员', en: 'Appoint a worker' },
      from: ['vacant'],
      to: 'served',
      by: [...keepers, 'simulator'],
      form: {
        worker: { same: true, required: true },
        workerPhone: { same: true },
        workerSince: { same: true, required: true },
        deputy: { same: true, required: true },
      },
      guards: [
        {
          rule: {
            op: 'not',
            rule: { op: 'compare', is: 'eq', field: 'input.worker', other: 'input.deputy' },
          },
          refusal: { zh: '后备网格员不能是本人', en: 'The deputy is somebody else' },
        },
      ],
      effects: [
        { do: 'stop', clock: 'staff' },
        { do: 'count', counter: 'changes' },
      ],
      primary: true,
      key: 'a',
    },
    vacate: {
      label: { zh: '网格员离岗', en: 'The worker leaves' },
      from: ['served'],
      to: 'vacant',
      by: [...keepers],
      form: { why: words('离岗原因', 'Why') },
      effects: [
        { do: 'set', field: 'worker', from: { value: null } },
        { do: 'set', field: 'workerPhone', from: { value: null } },
        { do: 'start', clock: 'staff' },
      ],
    },
    'report-in': {
      label: { zh: '登记双报到', en: 'Note who reported in' },
      from: ['vacant', 'served'],
      to: 'stay',
      by: [...keepers, 'grid-worker', 'simulator'],
      form: { helpers: { same: true, required: true } },
      key: 'b',
    },
    check: {
      label: { zh: '核对网格底数', en: 'Check the numbers' },
      from: ['vacant', 'served'],
      to: 'stay',
      by: [...keepers, 'grid-worker', 'simulator'],
      form: {
        households: { same: true, required: true },
        residents: { same: true, required: true },
        members: { same: true },
        finding: { ...words('核对情况', 'What was found'), same: true },
      },
      effects: [
        { do: 'count', counter: 'checks' },
        { do: 'start', clock: 'check' },
      ],
    },
    dissolve: {
      label: { zh: '撤并网格', en: 'Dissolve' },
      from: ['vacant', 'served'],
      to: 'dissolved',
      by: [...keepers],
      form: {
        ending: { ...words('撤并原因和并入的网格', 'Why, and where it goes'), same: true },
      },
      grave: true,
    },
  },
});
