import { defineProgramme } from '../../src/model/programme.ts';
import type { Rule } from '../../src/model/rule.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 2, max: 500 }) as const;
const desk = ['acceptor', 'grid-worker'] as const;
const point = ['handler'] as const;

const notPast = (field: string): Rule => ({ op: 'compare', is: 'ge', field, other: 'day' });
const hasCome: Rule = { op: 'compare', is: 'ge', field: 'day', other: 'fields.on' };
const tooEarly = { zh: '预约的日期还没有到', en: 'The day has not come yet' };

/** 预约: a service at a service point on a day, confirmed by the point and noted when people came. */
export default defineProgramme({
  code: 'booking',
  label: { zh: '服务预约', en: 'Bookings' },
  recordLabel: { zh: '预约', en: 'Booking' },
  numberPrefix: 'YY',
  basis: {
    zh: '本区约定：1 个工作日内确认，确认人核对该日开放、该时段有位',
    en: "The district's own rule: confirmed within a working day by somebody who has seen that the point is open and has room",
  },
  titleField: 'service',
  fields: {
    service: {
      kind: 'text',
      label: { zh: '预约项目', en: 'Service' },
      required: true,
      min: 2,
      max: 100,
      listed: true,
    },
    at: {
      kind: 'record',
      programme: 'service-point',
      label: { zh: '服务点', en: 'Service point' },
      required: true,
      listed: true,
    },
    on: { kind: 'date', label: { zh: '日期', en: 'Day' }, required: true, listed: true },
    slot: {
      kind: 'choice',
      label: { zh: '时段', en: 'Time' },
      required: true,
      listed: true,
      options: {
        '08-10': { zh: '08:00—10:00', en: '08:00–10:00' },
        '10-12': { zh: '10:00—12:00', en: '10:00–12:00' },
        '14-16': { zh: '14:00—16:00', en: '14:00–16:00' },
        '16-18': { zh: '16:00—18:00', en: '16:00–18:00' },
        '18-20': { zh: '18:00—20:00', en: '18:00–20:00' },
      },
    },
    people: {
      kind: 'number',
      label: { zh: '人数', en: 'People' },
      unit: { zh: '人', en: 'people' },
      required: true,
      min: 1,
      max: 200,
      listed: true,
    },
    contact: {
      kind: 'person-name',
      label: { zh: '联系人', en: 'Contact' },
      sensitive: true,
      required: true,
      max: 60,
    },
    contactPhone: {
      kind: 'phone',
      label: { zh: '联系电话', en: 'Telephone' },
      sensitive: true,
      required: true,
      max: 30,
    },
    wish: { kind: 'long-text', label: { zh: '特别需要', en: 'Special needs' }, max: 500 },
    visitOn: {
      kind: 'computed',
      label: { zh: '应到日期', en: 'Visit due' },
      computed: {
        as: 'date',
        by: {
          op: 'choose',
          cases: [
            {
              when: { op: 'eq', field: 'state', value: 'confirmed' },
              take: { field: 'fields.on' },
            },
          ],
        },
      },
      told: false,
    },
    came: {
      kind: 'number',
      label: { zh: '实到人数', en: 'People who came' },
      unit: { zh: '人', en: 'people' },
      min: 1,
      max: 200,
    },
    why: { kind: 'long-text', label: { zh: '取消原因', en: 'Why it was cancelled' } },
  },
  counters: { moves: { zh: '改期次数', en: 'Times moved' } },
  states: {
    requested: {
      label: { zh: '待确认', en: 'Requested' },
      stage: { zh: '提交', en: 'Requested' },
      tone: 'waiting',
    },
    confirmed: {
      label: { zh: '已确认', en: 'Confirmed' },
      stage: { zh: '确认', en: 'Confirmed' },
      tone: 'working',
    },
    came: {
      label: { zh: '已到', en: 'Came' },
      stage: { zh: '到访', en: 'Visited' },
      tone: 'done',
      end: true,
    },
    'did-not-come': {
      label: { zh: '未到', en: 'Did not come' },
      stage: { zh: '到访', en: 'Visited' },
      tone: 'void',
      end: true,
    },
    cancelled: {
      label: { zh: '已取消', en: 'Cancelled' },
      stage: { zh: '取消', en: 'Cancelled' },
      tone: 'void',
      end: true,
    },
  },
  path: ['requested', 'confirmed', 'came'],
  clocks: {
    confirm: {
      label: { zh: '确认时限', en: 'To be confirmed' },
      budget: { kind: 'work-days', days: 1 },
      basis: {
        zh: '本区约定：1 个工作日内确认',
        en: "The district's own rule: confirmed within a working day",
      },
    },
    visit: {
      label: { zh: '到访登记', en: 'Visit to be noted' },
      budget: { kind: 'natural-days', days: 1 },
      follows: 'visitOn',
      basis: { zh: '本区约定：当日登记到访', en: "The district's own rule: noted on the day" },
    },
  },
  acts: {
    request: {
      label: { zh: '登记预约', en: 'Book' },
      from: 'new',
      to: 'requested',
      by: [...desk, ...point, 'source', 'simulator'],
      form: {
        at: { same: true },
        service: { same: true },
        on: { same: true },
        slot: { same: true },
        people: { same: true },
        contact: { same: true },
        contactPhone: { same: true },
        wish: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        lead: { kind: 'unit', label: { zh: '管理单位', en: 'Unit in charge' }, required: true },
      },
      guards: [
        {
          rule: notPast('input.on'),
          refusal: { zh: '不能预约已经过去的日子', en: 'That day has gone by' },
        },
      ],
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'confirm' },
      ],
      publicLabel: { zh: '已提交', en: 'Requested' },
    },
    confirm: {
      label: { zh: '确认预约', en: 'Confirm' },
      from: ['requested'],
      to: 'confirmed',
      by: [...point, 'simulator'],
      scope: 'lead',
      form: {
        fits: {
          kind: 'boolean',
          label: { zh: '已核对：该日开放，该时段有位', en: 'Seen: open on that day, with room' },
          required: true,
        },
      },
      guards: [
        {
          rule: { op: 'eq', field: 'input.fits', value: true },
          refusal: {
            zh: '请先核对服务点该日开放、该时段有位；不合适的请改期或取消',
            en: 'See first that the point is open and has room; else move or cancel it',
          },
        },
        {
          rule: notPast('fields.on'),
          refusal: { zh: '预约的日子已经过去', en: 'The day has gone by' },
        },
      ],
      effects: [{ do: 'stop', clock: 'confirm' }],
      primary: true,
      key: 'c',
      publicLabel: { zh: '已确认', en: 'Confirmed' },
    },
    move: {
      label: { zh: '改期', en: 'Move' },
      from: ['requested', 'confirmed'],
      to: 'requested',
      by: [...desk, ...point],
      form: { on: { same: true }, slot: { same: true } },
      guards: [
        {
          rule: notPast('input.on'),
          refusal: { zh: '不能改到已经过去的日子', en: 'That day has gone by' },
        },
      ],
      effects: [
        { do: 'count', counter: 'moves' },
        { do: 'start', clock: 'confirm' },
      ],
      publicLabel: { zh: '已改期', en: 'Moved' },
    },
    arrive: {
      label: { zh: '登记到访', en: 'They came' },
      from: ['confirmed'],
      to: 'came',
      by: [...point, 'simulator'],
      scope: 'lead',
      form: { came: { same: true, required: true } },
      guards: [{ rule: hasCome, refusal: tooEarly }],
      primary: true,
      key: 'a',
    },
    miss: {
      label: { zh: '登记未到', en: 'They did not come' },
      from: ['confirmed'],
      to: 'did-not-come',
      by: [...point, 'simulator'],
      scope: 'lead',
      guards: [{ rule: hasCome, refusal: tooEarly }],
    },
    cancel: {
      label: { zh: '取消预约', en: 'Cancel' },
      from: ['requested', 'confirmed'],
      to: 'cancelled',
      by: [...desk, ...point, 'simulator'],
      form: { why: { ...words('取消原因', 'Why'), same: true } },
      publicLabel: { zh: '已取消', en: 'Cancelled' },
    },
  },
  today: [
    {
      code: 'to-confirm',
      label: { zh: '待确认', en: 'To be confirmed' },
      roles: ['handler'],
      filter: { state: ['requested'] },
    },
    {
      code: 'visit',
      label: { zh: '今天到访', en: 'Coming today' },
      roles: ['handler'],
      filter: { state: ['confirmed'], due: 'today' },
    },
    {
      code: 'late',
      label: { zh: '到访未登记', en: 'Visit not noted' },
      roles: ['handler'],
      filter: { state: ['confirmed'], due: 'overdue' },
    },
  ],
});
