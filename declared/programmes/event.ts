import { defineProgramme } from '../../src/model/programme.ts';

const words = (zh: string, en: string) =>
  ({ kind: 'long-text', label: { zh, en }, required: true, min: 4, max: 2000 }) as const;
const people = (zh: string, en: string) =>
  ({
    kind: 'number',
    label: { zh, en },
    unit: { zh: '人次', en: 'people' },
    min: 0,
    max: 10_000_000,
  }) as const;
const hosts = ['enterprise-officer', 'handler'] as const;
/** 大型群众性活动 */
const large = 1000;

/** 文旅活动、体育赛事: planned, permitted where it is large, held, and what came of it. */
export default defineProgramme({
  code: 'event',
  label: { zh: '文旅活动与赛事', en: 'Events' },
  recordLabel: { zh: '活动', en: 'Event' },
  numberPrefix: 'HD',
  basis: {
    zh: '《大型群众性活动安全管理条例》（2007）：预计 1000 人以上须在举办日 20 日前申请安全许可',
    en: 'Regulation on the Safety of Large-scale Public Activities (2007): a permit from 1,000 expected people on, applied for 20 days before',
  },
  titleField: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '活动名称', en: 'Event' },
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
        culture: { zh: '文旅活动', en: 'Culture and tourism' },
        sports: { zh: '体育赛事', en: 'Sports' },
      },
    },
    level: {
      kind: 'choice',
      label: { zh: '级别', en: 'Level' },
      options: {
        national: { zh: '国家级', en: 'National' },
        province: { zh: '省级', en: 'Provincial' },
        city: { zh: '市级', en: 'City' },
        district: { zh: '区级', en: 'District' },
      },
    },
    firstDay: {
      kind: 'date',
      label: { zh: '开始日期', en: 'First day' },
      required: true,
      listed: true,
    },
    lastDay: {
      kind: 'date',
      label: { zh: '结束日期', en: 'Last day' },
      required: true,
      listed: true,
    },
    venue: { kind: 'address', label: { zh: '地点', en: 'Venue' }, required: true, max: 200 },
    expected: { ...people('预计人数', 'Expected'), required: true },
    permit: { kind: 'text', label: { zh: '安全许可文号', en: 'Permit' }, max: 100 },
    attended: { ...people('实际人次', 'Attendance'), listed: true },
    media: {
      kind: 'number',
      label: { zh: '媒体报道', en: 'Reports in the media' },
      unit: { zh: '篇', en: 'reports' },
      min: 0,
      max: 100_000,
    },
    came: {
      kind: 'computed',
      label: { zh: '到场率', en: 'Attendance against expected' },
      unit: { zh: '%', en: '%' },
      computed: {
        as: 'number',
        by: {
          op: 'round',
          digits: 0,
          of: {
            op: 'divide',
            of: [
              { op: 'multiply', of: [{ value: 100 }, { field: 'fields.attended' }] },
              { field: 'fields.expected' },
            ],
          },
        },
      },
    },
    account: { kind: 'long-text', label: { zh: '活动小结', en: 'How it went' } },
    why: { kind: 'long-text', label: { zh: '取消原因', en: 'Why it was called off' } },
  },
  counters: { moves: { zh: '改期次数', en: 'Times moved' } },
  states: {
    planned: {
      label: { zh: '筹备中', en: 'Being prepared' },
      stage: { zh: '筹备', en: 'Planned' },
      tone: 'waiting',
    },
    cleared: {
      label: { zh: '可以举办', en: 'Cleared' },
      stage: { zh: '安全审核', en: 'Cleared' },
      tone: 'working',
    },
    held: {
      label: { zh: '已举办', en: 'Held' },
      stage: { zh: '举办', en: 'Held' },
      tone: 'done',
      end: true,
    },
    'called-off': {
      label: { zh: '已取消', en: 'Called off' },
      stage: { zh: '取消', en: 'Called off' },
      tone: 'void',
      end: true,
    },
  },
  path: ['planned', 'cleared', 'held'],
  clocks: {
    clear: {
      label: { zh: '安全审核', en: 'Clearing' },
      budget: { kind: 'work-days', days: 7 },
      basis: {
        zh: '《大型群众性活动安全管理条例》：受理之日起 7 日内决定；小型活动按本区约定',
        en: 'Regulation on Large-scale Public Activities: decided within 7 days; small ones by the district’s own rule',
      },
    },
    hold: {
      label: { zh: '举办与总结', en: 'To be held and told' },
      budget: { kind: 'natural-days', days: 90 },
      basis: {
        zh: '本区约定：审核后 90 日内举办并填写小结，否则改期',
        en: "The district's own rule: held and told within 90 days of clearing, or moved",
      },
    },
  },
  acts: {
    plan: {
      label: { zh: '登记活动', en: 'Plan' },
      from: 'new',
      to: 'planned',
      by: [...hosts, 'source', 'simulator'],
      form: {
        name: { same: true },
        kind: { same: true },
        level: { same: true },
        firstDay: { same: true },
        lastDay: { same: true },
        venue: { same: true },
        expected: { same: true },
        place: { kind: 'place', label: { zh: '属地', en: 'Place' } },
        point: { kind: 'point', label: { zh: '位置', en: 'Point on the map' } },
        lead: { kind: 'unit', label: { zh: '主办单位', en: 'Host' }, required: true },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'ge', field: 'input.lastDay', other: 'input.firstDay' },
          refusal: { zh: '结束不能早于开始', en: 'It cannot end before it begins' },
        },
      ],
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'lead' } },
        { do: 'start', clock: 'clear' },
      ],
    },
    clear: {
      label: { zh: '安全审核通过', en: 'Clear' },
      from: ['planned'],
      to: 'cleared',
      by: [...hosts, 'simulator'],
      form: { permit: { same: true } },
      guards: [
        {
          rule: {
            op: 'any',
            rules: [
              { op: 'lt', field: 'fields.expected', value: large },
              { op: 'present', field: 'input.permit' },
            ],
          },
          refusal: {
            zh: '预计 1000 人以上的活动须有安全许可文号',
            en: 'From 1,000 expected people on it needs a permit',
          },
        },
      ],
      effects: [
        { do: 'stop', clock: 'clear' },
        { do: 'start', clock: 'hold' },
      ],
      primary: true,
    },
    move: {
      label: { zh: '改期', en: 'Move' },
      from: ['planned', 'cleared'],
      to: 'stay',
      by: [...hosts],
      form: {
        firstDay: { same: true },
        lastDay: { same: true },
        reason: words('改期原因', 'Why'),
      },
      guards: [
        {
          rule: { op: 'compare', is: 'ge', field: 'input.lastDay', other: 'input.firstDay' },
          refusal: { zh: '结束不能早于开始', en: 'It cannot end before it begins' },
        },
      ],
      effects: [{ do: 'count', counter: 'moves' }],
    },
    hold: {
      label: { zh: '举办小结', en: 'It was held' },
      from: ['cleared'],
      to: 'held',
      by: [...hosts, 'simulator'],
      form: {
        attended: { same: true, required: true },
        media: { same: true },
        account: { ...words('活动小结', 'How it went'), same: true },
      },
      guards: [
        {
          rule: { op: 'compare', is: 'ge', field: 'day', other: 'fields.firstDay' },
          refusal: { zh: '活动还没有开始', en: 'It has not begun yet' },
        },
      ],
      primary: true,
    },
    'call-off': {
      label: { zh: '取消活动', en: 'Call off' },
      from: ['planned', 'cleared'],
      to: 'called-off',
      by: [...hosts],
      form: { why: { ...words('取消原因', 'Why'), same: true } },
      grave: true,
    },
  },
});
