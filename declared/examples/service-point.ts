import {
  defineExamples,
  type ExampleAct,
  type ExampleLife,
  type ExamplePlace,
  type ExampleWorld,
} from '../../src/model/example.ts';

const office = { role: 'dispatcher', name: '模拟派遣员1' };
const simulator = { role: 'simulator', name: '模拟器' };
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
const givens = ['明', '丽', '强', '敏', '军', '霞'];

type Kind = 'street-centre' | 'red-flag-station';
/** How far one has come by today; `lapsed` is open and nobody has set the coming week's roster. */
type Standing = 'open' | 'lapsed' | 'closed' | 'overdue' | 'shut' | 'fitting-out' | 'planned';

interface Point {
  id: string;
  kind: Kind;
  place: ExamplePlace;
  lead: string;
  standing: Standing;
}

/** As many as 红旗区 published for the end of 2024; where they stand and what they offer is invented. */
const published: Readonly<Record<Kind, number>> = { 'street-centre': 37, 'red-flag-station': 38 };
/** What stands otherwise than open, by serial number; those beyond the published are of other years or shut. */
const standings: Readonly<Record<Kind, Readonly<Record<number, Standing>>>> = {
  'street-centre': { 5: 'lapsed', 12: 'closed', 21: 'lapsed', 38: 'fitting-out', 39: 'planned' },
  'red-flag-station': { 7: 'lapsed', 15: 'overdue', 30: 'closed', 39: 'shut', 40: 'fitting-out' },
};
const spoken: Readonly<Record<Kind, string>> = {
  'street-centre': '街坊中心',
  'red-flag-station': '红旗驿站',
};

interface Offer {
  what: string;
  whom: string;
  booked: boolean;
  /** fen; absent is free */
  price?: number;
}
const offers: Readonly<Record<Kind, readonly Offer[]>> = {
  'street-centre': [
    { what: '政务代办帮办', whom: '居民', booked: false },
    { what: '党员活动室', whom: '党支部、党小组', booked: true },
    { what: '四点半课堂', whom: '小学生', booked: true },
    { what: '老年助餐', whom: '60 岁以上老人', booked: false, price: 800 },
    { what: '健康小屋', whom: '居民', booked: true },
    { what: '法律咨询', whom: '居民', booked: true },
    { what: '图书借阅', whom: '居民', booked: false },
    { what: '居民议事厅', whom: '居民、物业、业委会', booked: true },
  ],
  'red-flag-station': [
    { what: '歇脚饮水', whom: '户外劳动者', booked: false },
    { what: '手机充电', whom: '户外劳动者', booked: false },
    { what: '加热饭菜', whom: '环卫工人、快递员、外卖骑手', booked: false },
    { what: '应急药箱', whom: '行人', booked: false },
    { what: '小型活动室', whom: '新就业群体党支部', booked: true },
  ],
};
const fittings: Readonly<Record<Kind, readonly string[]>> = {
  'street-centre': ['无障碍坡道', '母婴室', '饮水机', '投影设备', '自动体外除颤器', '停车位'],
  'red-flag-station': ['饮水机', '微波炉', '充电插座', '空调', '雨伞', '急救箱', '打气筒'],
};
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The subdistrict or town whose office looks after a place: its unit is named after its code. */
function officeOf({ code }: ExamplePlace, world: ExampleWorld): string {
  const above = world.places.find(
    ({ code: one, kind }) => (kind === 'street' || kind === 'town') && code.startsWith(one),
  )!;
  return `${above.kind}-${above.code.slice(-3)}`;
}

/** A centre for each community in turn; stations go round the communities in another order. */
function pointsOf(world: ExampleWorld): Point[] {
  const communities = world.places.filter(({ kind }) => kind === 'community');
  return (['street-centre', 'red-flag-station'] as const).flatMap((kind) => {
    const all = Math.max(published[kind], ...Object.keys(standings[kind]).map(Number));
    return Array.from({ length: all }, (_, i): Point => {
      const step = kind === 'street-centre' ? 1 : 11;
      const place = communities[(i * step) % communities.length]!;
      const standing = standings[kind][i + 1] ?? 'open';
      return { id: `${kind}-${i + 1}`, kind, place, lead: officeOf(place, world), standing };
    });
  });
}

const keeperOf = ({ lead }: Point) => ({ role: 'handler', unit: lead, name: '模拟承办员1' });
const streamOf = (world: ExampleWorld, { id }: Point) => world.random('service-point', id);
type Random = ReturnType<typeof streamOf>;

const hoursOf = (kind: Kind) =>
  days.map((day, i) => {
    if (kind === 'red-flag-station') return { day, from: '07:00', to: '20:00' };
    return i < 5 ? { day, from: '08:30', to: '18:00' } : { day, from: '09:00', to: '17:00' };
  });

/** Weeks that a roster is set for; the last of them overlaps with the next roster. */
const weeks = 9;
const nextRoster = 7 * (weeks - 1);

const rosterFrom = (world: ExampleWorld, random: Random, monday: string) =>
  Array.from({ length: weeks }, (_, week) => ({
    from: world.day(monday, 7 * week),
    till: world.day(monday, 7 * week + 6),
    name: `${random.pick(surnames)}某${random.pick(givens)}`,
    phone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
  }));

const mondayAfter = (world: ExampleWorld, on: string) =>
  world.day(on, (8 - new Date(`${on}T00:00:00Z`).getUTCDay()) % 7);

function plan(world: ExampleWorld, point: Point, random: Random, on: string): ExampleAct {
  const { kind, place, lead } = point;
  const near = (value: number) => Math.round((value + 0.002 * (random.unit() - 0.5)) * 1e5) / 1e5;
  const serial = kind === 'red-flag-station' ? `${point.id.split('-').at(-1)}号` : '';
  return {
    type: 'plan',
    on,
    by: simulator,
    input: {
      name: `${place.label}${serial}${spoken[kind]}（模拟）`,
      kind,
      address: `${place.label}示例路${random.between(1, 180)}号`,
      plannedOpening: world.day(on, 75),
      place: place.code,
      ...(place.lat !== null && place.lon !== null
        ? { point: { lat: near(place.lat), lon: near(place.lon) } }
        : {}),
      lead,
    },
  };
}

function fitOut(point: Point, random: Random, on: string): ExampleAct {
  const { kind } = point;
  const [kept, fitted] = [offers[kind], fittings[kind]];
  return {
    type: 'fit-out',
    on,
    by: keeperOf(point),
    input: {
      hours: hoursOf(kind),
      services: kept.filter(({ booked }) => booked || random.chance(0.8)),
      facilities: fitted.filter(() => random.chance(0.75)).join('、') || fitted[0],
      telephone: `0373-0000${String(random.below(1000)).padStart(3, '0')}`,
    },
  };
}

/** Rosters, yearly checks and what came between, in the order of their days. */
function laterActs(world: ExampleWorld, point: Point, random: Random, monday: string) {
  const keeper = keeperOf(point);
  const act = (type: string, on: string, by: ExampleAct['by'], input: ExampleAct['input']) =>
    ({ type, on, by, input }) satisfies ExampleAct;
  const closing = (since: number, till: number) =>
    act('close', world.day(world.today, since), keeper, {
      closedFor: random.pick(['屋面防水维修', '供暖管道改造', '消防设施整改']),
      reopensOn: world.day(world.today, till),
    });
  const closings: Partial<Record<Standing, ExampleAct[]>> = {
    closed: [closing(-15, 12)],
    overdue: [closing(-30, -4)],
  };
  const closed = closings[point.standing] ?? [];
  // while it is closed nobody is on duty
  const last = closed[0]?.on ?? world.day(world.today, 1);
  const rosters: ExampleAct[] = [];
  for (let on = world.day(monday, nextRoster); on < last; on = world.day(on, nextRoster))
    rosters.push(act('set-roster', on, keeper, { roster: rosterFrom(world, random, on) }));
  if (point.standing === 'lapsed') {
    // the last roster ran out with last week
    const { input } = rosters.at(-1)!;
    const rows = input['roster'] as { till: string }[];
    input['roster'] = rows.filter(({ till }, i) => i === 0 || till < world.today);
  }
  const checks = [330, 660, 990].map((after) =>
    act('check', world.day(monday, after), office, {
      points: random.between(72, 99),
      finding: '开放时间、值班和服务台账与公示一致',
    }),
  );
  return [...rosters, ...checks, ...closed].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Planned, fitted out and open within 2024, or on its way now. */
function lifeOf(world: ExampleWorld, point: Point): ExampleLife {
  const random = streamOf(world, point);
  const { id, standing } = point;
  const isNew = standing === 'planned' || standing === 'fitting-out';
  const on = isNew ? world.day(world.today, -40) : world.day('2024-01-03', random.below(240));
  const begun = [plan(world, point, random, on)];
  if (standing === 'planned') return { id, acts: begun };
  begun.push(fitOut(point, random, world.day(on, 20)));
  if (standing === 'fitting-out') return { id, acts: begun };
  // the next morning that somebody is at work is the Monday's own, or the first after a holiday
  const monday = mondayAfter(world, world.day(on, 60));
  const open: ExampleAct = {
    type: 'open',
    on: monday,
    by: keeperOf(point),
    input: { openedOn: monday, roster: rosterFrom(world, random, monday) },
  };
  const shut: ExampleAct = {
    type: 'shut',
    on: world.day(monday, 30),
    by: office,
    input: { ending: '与邻近驿站合并，请到就近服务点' },
  };
  return {
    id,
    acts: [
      ...begun,
      open,
      ...(standing === 'shut' ? [shut] : laterActs(world, point, random, monday)),
    ],
  };
}

/** How a booking ends, given the day and whether it was asked for only now. */
type Ending = 'requested' | 'confirmed' | 'came' | 'missed' | 'cancelled';

function bookingOf(world: ExampleWorld, points: readonly Point[], i: number): ExampleLife {
  const id = `booking-${i + 1}`;
  const random = world.random('booking', i + 1);
  const isNew = i < 8;
  const visit = world.day(world.today, isNew ? 12 - (i % 4) : 10 - i);
  const point = random.pick(points);
  const ending: Ending = isNew
    ? 'requested'
    : random.chance(0.12)
      ? 'cancelled'
      : visit > world.today
        ? 'confirmed'
        : random.chance(0.1)
          ? 'missed'
          : 'came';
  const people = random.between(1, 18);
  // asked for so long before that no run of holidays lies between
  const asked = isNew ? world.day(world.today, -(i % 4)) : world.day(visit, -12);
  const keeper = keeperOf(point);
  const request: ExampleAct = {
    type: 'request',
    on: asked,
    by: simulator,
    input: {
      service: random.pick(offers[point.kind].filter(({ booked }) => booked)).what + '（模拟）',
      at: { numberOf: point.id },
      on: visit,
      slot: random.pick(['10-12', '14-16']),
      people,
      contact: `${random.pick(surnames)}${random.pick(['女士', '先生'])}`,
      contactPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
      place: point.place.code,
      lead: point.lead,
    },
  };
  const then = (type: string, days: number, input: ExampleAct['input']): ExampleAct => ({
    type,
    on: world.day(asked, days),
    by: keeper,
    input,
  });
  const confirm = then('confirm', 1, { fits: true });
  const acts: Record<Ending, ExampleAct[]> = {
    requested: [],
    confirmed: [confirm],
    cancelled: [then('cancel', 2, { why: '预约人临时有事' })],
    came: [confirm, then('arrive', 12, { came: Math.max(1, people - random.below(3)) })],
    missed: [confirm, then('miss', 12, {})],
  };
  return { id, acts: [request, ...acts[ending]] };
}

/** The service points of the district, and some on their way. */
export const servicePoints = defineExamples({
  programme: 'service-point',
  districts: ['hongqi'],
  lives: (world) => pointsOf(world).map((point) => lifeOf(world, point)),
});

/** Bookings of the last weeks and the next days, at points that are open every day. */
export const bookings = defineExamples({
  programme: 'booking',
  districts: ['hongqi'],
  lives: (world) => {
    const points = pointsOf(world).filter(({ standing }) => standing === 'open');
    return Array.from({ length: 60 }, (_, i) => bookingOf(world, points, i));
  },
});
