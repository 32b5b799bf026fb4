import type { Expression } from '../../src/model/expression.ts';
import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const keepers = ['handler'] as const;
const planners = ['dispatcher'] as const;

/** Half hours of a day, so that what is said is a time and nothing else. */
const times = Object.fromEntries(
  Array.from({ length: 33 }, (_, i) => {
    const time = `${String(6 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`;
    return [time, { zh: time, en: time }];
  }),
);
const weekdays = {
  mon: { zh: '周一', en: 'Monday' },
  tue: { zh: '周二', en: 'Tuesday' },
  wed: { zh: '周三', en: 'Wednesday' },
  thu: { zh: '周四', en: 'Thursday' },
  fri: { zh: '周五', en: 'Friday' },
  sat: { zh: '周六', en: 'Saturday' },
  sun: { zh: '周日', en: 'Sunday' },
};

/** A date that matters only while the point is in some states; blank otherwise, so its clock stops. */
const whileIn = (states: readonly string[], take: Expression): Expression => ({
  op: 'choose',
  cases: [{ when: { op: 'in', field: 'state', values: states }, take }],
});

/**
 * 服务点: where people drop in. What it offers and when it is open stands here as rows, who is on duty
 * as a roster by the week; being planned, open or closed is its state, and the dates it has given its
 * word on are clocks.
 */
export default defineProgramme({
  code: 'service-point',
  label: { zh: '服务点', en: 'Service points' },
  recordLabel: { zh: '服务点', en: 'Service point' },
  numberPrefix: 'FW',
  basis: {
    zh: '“党群服务+街坊中心”与“红旗驿站”；开放时间公示、每周排班、年度复核为本区约定',
    en: "Neighbourhood centres and Red Flag stations; published hours, a roster every week and the yearly check are the district's own rule",
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
      label: { zh: '类别', en: 'Kind' },
      required: true,
      listed: true,
      options: {
        'street-centre': { zh: '党群服务+街坊中心', en: 'Neighbourhood centre' },
        'red-flag-station': { zh: '红旗驿站', en: 'Red Flag station' },
      },
    },
    address: {
      kind: 'address',
      label: { zh: '地址', en: 'Address' },
      required: true,
      max: 200,
      listed: true,
    },
    telephone: {
      kind: 'text',
      label: { zh: '服务电话', en: 'Telephone' },
      help: { zh: '对外公布的固定电话', en: 'The number that is published' },
      max: 30,
      published: true,
    },
    hours: {
      kind: 'table',
      label: { zh: '开放时间', en: 'Hours' },
      help: { zh: '一天一行，中午关门的分两行', en: 'A row a day; two where it closes at noon' },
      max: 21,
      columns: {
        day: {
          kind: 'choice',
          label: { zh: '星期', en: 'Day' },
          required: true,
          options: weekdays,
        },
        from: { kind: 'choice', label: { zh: '开门', en: 'From' }, required: true, options: times },
        to: { kind: 'choice', label: { zh: '关门', en: 'To' }, required: true, options: times },
      },
      told: false,
    },
    // blank, and so not shown, where all is well
    wrongDay: {
      kind: 'computed',
      label: { zh: '开放时间有误', en: 'Hours that end before they begin' },
      help: { zh: '关门不晚于开门，更正后才能开放', en: 'To be corrected before it opens' },
      options: weekdays,
      computed: {
        as: 'choice',
        by: {
          op: 'least',
          table: 'hours',
          column: 'day',
          where: { op: 'compare', is: 'ge', field: 'row.from', other: 'row.to' },
        },
      },
      told: false,
    },
    services: {
      kind: 'table',
      label: { zh: '服务项目', en: 'Services' },
      max: 60,
      columns: {
        what: { kind: 'text', label: { zh: '项目', en: 'What' }, required: true },
        whom: { kind: 'text', label: { zh: '对象', en: 'For whom' }, required: true },
        booked: { kind: 'boolean', label: { zh: '须预约', en: 'To be booked' } },
        price: {
          kind: 'money',
          label: { zh: '收费（不填为免费）', en: 'Price; free where blank' },
          min: 0,
        },
      },
      told: false,
    },
    offered: {
      kind: 'computed',
      label: { zh: '服务项目数', en: 'Services offered' },
      unit: { zh: '项', en: 'services' },
      computed: { as: 'number', by: { op: 'count', table: 'services' } },
    },
    facilities: {
      kind: 'text',
      label: { zh: '设施', en: 'Facilities' },
      help: {
        zh: '饮水、充电、微波炉、母婴室、无障碍坡道等',
        en: 'Water, charging, microwave, nursing room, ramp',
      },
      max: 300,
    },
    plannedOpening: { kind: 'date', label: { zh: '计划开放日期', en: 'To open on' } },
    openedOn: { kind: 'date', label: { zh: '开放日期', en: 'Opened on' }, listed: true },
    reopensOn: { kind: 'date', label: { zh: '恢复开放日期', en: 'Reopens on' } },
    openingDue: {
      kind: 'computed',
      label: { zh: '开放期限', en: 'Opening due' },
      computed: {
        as: 'date',
        by: whileIn(['planned', 'fitting-out'], { field: 'fields.plannedOpening' }),
      },
      told: false,
    },
    reopeningDue: {
      kind: 'computed',
      label: { zh: '恢复开放期限', en: 'Reopening due' },
      computed: { as: 'date', by: whileIn(['closed'], { field: 'fields.reopensOn' }) },
      told: false,
    },
    roster: {
      kind: 'table',
      label: { zh: '值班表', en: 'Duty roster' },
      help: {
        zh: '一周一人一行；电话保存后隐去中间四位',
        en: 'A row a person a week; the middle of a telephone is masked once it is saved',
      },
      max: 60,
      columns: {
        from: { kind: 'date', label: { zh: '周一', en: 'Week from' }, required: true },
        till: { kind: 'date', label: { zh: '周日', en: 'Till' }, required: true },
        name: { kind: 'text', label: { zh: '值班人员', en: 'On duty' }, required: true },
        phone: { kind: 'text', label: { zh: '电话', en: 'Telephone' } },
      },
      told: false,
    },
    rosterTill: {
      kind: 'computed',
      label: { zh: '值班排到', en: 'Rostered till' },
      computed: { as: 'date', by: { op: 'most', table: 'roster', column: 'till' } },
    },
    // two days before the last week that is set ends: its Friday, when the coming one should be set
    rosterDue: {
      kind: 'computed',
      label: { zh: '下次排班期限', en: 'Next roster due' },
      computed: {
        as: 'date',
        by: whileIn(['open'], {
          op: 'shift',
          days: -2,
          of: { op: 'most', table: 'roster', column: 'till' },
        }),
      },
      told: false,
    },
    points: {
      kind: 'number',
      label: { zh: '年度复核得分', en: 'Points of the yearly check' },
      unit: { zh: '分', en: 'points' },
      min: 0,
      max: 100,
      listed: true,
    },
    finding: { kind: 'long-text', label: { zh: '复核结论', en: 'Last check' } },
    closedFor: { kind: 'long-text', label: { zh: '暂停开放原因', en: 'Why it is closed' } },
    ending: { kind: 'long-text', label: { zh: '撤销原因', en: 'Why it was shut' } },
  },
  counters: {
    checks: { zh: '复核次数', en: 'Checks' },
    closings: { zh: '暂停次数', en: 'Times closed' },
  },
  states: {
    planned: {
      label: { zh: '规划中', en: 'Planned' },
      stage: { zh: '筹建', en: 'Being set up' },
      tone: 'waiting',
    },
    'fitting-out': {
      label: { zh: '装修布置中', en: 'Fitting out' },
      stage: { zh: '筹建', en: 'Being set up' },
      tone: 'waiting',
    },
    open: {
      label: { zh: '开放中', en: 'Open' },
      stage: { zh: '开放', en: 'Open' },
      tone: 'working',
    },
    closed: {
      label: { zh: '暂停开放', en: 'Closed for a while' },
      stage: { zh: '暂停', en: 'Closed' },
      tone: 'paused',
    },
    shut: {
      label: { zh: '已撤销', en: 'Shut for good' },
      stage: { zh: '撤销', en: 'Shut' },
      tone: 'done',
      end: true,
    },
    dropped: {
      label: { zh: '不再建设', en: 'Dropped' },
      stage: { zh: '撤销', en: 'Shut' },
      tone: 'void',
      end: true,
    },
  },
  path: ['planned', 'fitting-out', 'open'],
  clocks: {
    opening: {
      label: { zh: '开放期限', en: 'Opening' },
      budget: { kind: 'natural-days', days: 180 },
      follows: 'openingDue',
      basis: { zh: '建设计划', en: 'The plan it is built to' },
    },
    reopening: {
      label: { zh: '恢复开放', en: 'Reopening' },
      budget: { kind: 'natural-days', days: 30 },
      follows: 'reopeningDue',
      basis: { zh: '向群众公告的恢复日期', en: 'The date that was put on the door' },
    },
    roster: {
      label: { zh: '排下周班', en: 'Roster of the coming week' },
      budget: { kind: 'natural-days', days: 7 },
      follows: 'rosterDue',
      basis: {
        zh: '本区约定：每周五前排好下周值班表',
        en: "The district's own rule: the coming week is set by Friday",
      },
    },
    check: {
      label: { zh: '年度复核', en: 'Yearly check' },
      budget: { kind: 'natural-days', days: 365 },
      basis: { zh: '本区约定：每年复核一次', en: "The district's own rule: checked every year" },
    },
  },
  acts: {
    plan: {
      label: { zh: '登记服务点', en: 'Plan' },
      from: 'new',
      to: 'planned',
      by: [...planners, 'source', 'simulator'],
      form: {
        name: { same: true },
        kind: { same: true },
        address: { same: true },
        plannedOpening: { same: true, required: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' }, required: true },
        point: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
        lead: { kind: 'unit', label: { zh: '管理单位', en: 'Unit in charge' }, required: true },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
      ],
    },
    'fit-out': {
      label: { zh: '进场装修布置', en: 'Begin fitting out' },
      from: ['planned'],
      to: 'fitting-out',
      by: [...keepers, 'simulator'],
      form: {
        plannedOpening: { same: true },
        hours: { same: true, required: true, min: 1 },
        services: { same: true, required: true, min: 1 },
        facilities: { same: true },
        telephone: { same: true },
      },
      primary: true,
    },
    open: {
      label: { zh: '开放', en: 'Open' },
      from: ['fitting-out'],
      to: 'open',
      by: [...keepers, 'simulator'],
      form: {
        openedOn: { same: true, required: true },
        roster: { same: true, required: true, min: 1 },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'le', field: 'input.openedOn', other: 'day' },
          refusal: { zh: '开放日期还没有到', en: 'That day has not come yet' },
        },
        {
          rule: { op: 'absent', field: 'fields.wrongDay' },
          refusal: {
            zh: '开放时间有关门不晚于开门的行，请先更正',
            en: 'Some hours close before they open: correct them first',
          },
        },
      ],
      effects: [{ do: 'start', clock: 'check' }],
      primary: true,
      publicLabel: { zh: '已开放', en: 'Opened' },
    },
    correct: {
      label: { zh: '更正信息', en: 'Correct' },
      from: '*',
      to: 'stay',
      by: [...keepers, ...planners, 'simulator'],
      form: {
        name: { same: true },
        address: { same: true },
        telephone: { same: true },
        hours: { same: true },
        services: { same: true },
        facilities: { same: true },
      },
      key: 'e',
    },
    'set-roster': {
      label: { zh: '排值班表', en: 'Set the roster' },
      from: ['open'],
      to: 'stay',
      by: [...keepers, 'simulator'],
      scope: 'lead',
      form: { roster: { same: true, required: true, min: 1 } },
      primary: true,
      key: 'r',
    },
    close: {
      label: { zh: '暂停开放', en: 'Close for a while' },
      from: ['open'],
      to: 'closed',
      by: [...keepers],
      form: {
        closedFor: { ...words('暂停原因', 'Why'), same: true },
        reopensOn: { same: true, required: true },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'ge', field: 'input.reopensOn', other: 'day' },
          refusal: { zh: '恢复日期不能早于今天', en: 'It cannot reopen before today' },
        },
      ],
      effects: [{ do: 'count', counter: 'closings' }],
      publicLabel: { zh: '暂停开放', en: 'Closed for a while' },
    },
    reopen: {
      label: { zh: '恢复开放', en: 'Reopen' },
      from: ['closed'],
      to: 'open',
      by: [...keepers],
      effects: [
        { do: 'set', field: 'reopensOn', from: { value: null } },
        { do: 'set', field: 'closedFor', from: { value: null } },
      ],
      primary: true,
      publicLabel: { zh: '恢复开放', en: 'Open again' },
    },
    check: {
      label: { zh: '年度复核', en: 'Check' },
      from: ['open', 'closed'],
      to: 'stay',
      by: [...planners],
      form: {
        points: { same: true, required: true },
        finding: { ...words('复核结论', 'Finding'), same: true },
      },
      effects: [
        { do: 'count', counter: 'checks' },
        { do: 'start', clock: 'check' },
      ],
    },
    shut: {
      label: { zh: '撤销服务点', en: 'Shut for good' },
      from: ['open', 'closed'],
      to: 'shut',
      by: [...planners],
      form: { ending: { ...words('撤销原因和就近服务点', 'Why, and where to go'), same: true } },
      grave: true,
      publicLabel: { zh: '已撤销', en: 'Shut' },
    },
    drop: {
      label: { zh: '不再建设', en: 'Drop the plan' },
      from: ['planned', 'fitting-out'],
      to: 'dropped',
      by: [...planners],
      form: { ending: { ...words('不再建设的原因', 'Why'), same: true } },
      grave: true,
    },
  },
  today: [
    {
      code: 'late',
      label: { zh: '已到期（排班、复核、开放）', en: 'Due: roster, check or opening' },
      roles: ['handler', 'dispatcher'],
      filter: { due: 'overdue' },
    },
    {
      code: 'closed',
      label: { zh: '暂停开放', en: 'Closed for a while' },
      roles: ['dispatcher', 'leader'],
      filter: { state: ['closed'] },
    },
  ],
});
