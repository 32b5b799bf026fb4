import {
  defineExamples,
  type ExampleAct,
  type ExampleLife,
  type ExampleRandom,
  type ExampleWorld,
} from '../../src/model/example.ts';
import { namedProjects, type NamedProject, type Stage } from './projects.ts';

/** fen in ten thousand yuan */
const wan = 1_000_000;
const unit = 'business-centre';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const leader = { role: 'leader', name: '模拟区领导1' };
const simulator = { role: 'simulator', name: '模拟器' };

interface Made extends Omit<NamedProject, 'batch'> {
  id: string;
  batch?: string;
  /** it produces by this day, whatever its plan was */
  producesOn?: string;
  /** days on which progress was reported, besides those of the last months */
  reportsOn?: readonly string[];
}

/** Days after signing on which gates are passed. */
const gateDays = { begin: 110, produce: 400, yield: 740, pause: 300, cancel: 330 };
type Gate = keyof typeof gateDays;
const passed: Readonly<Record<Stage, readonly Gate[]>> = {
  signed: [],
  begun: ['begin'],
  producing: ['begin', 'produce'],
  yielding: ['begin', 'produce', 'yield'],
  paused: ['begin', 'pause'],
  cancelled: ['cancel'],
};

/** What was invested in the quarter that ends on a day. */
interface Quarter {
  until: string;
  fen: number;
}

function quarterEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 0)).toISOString().slice(0, 10);
}

/** The quarters with what has come on top of them by a day; what is invested never becomes less. */
function withInvested(quarters: readonly Quarter[], day: string, total: number): Quarter[] {
  const more = total - quarters.reduce((sum, { fen }) => sum + fen, 0);
  if (more <= 0) return [...quarters];
  const until = quarterEnd(day);
  const last = quarters.at(-1);
  return last?.until === until
    ? [...quarters.slice(0, -1), { until, fen: last.fen + more }]
    : [...quarters, { until, fen: more }];
}

/** An act with the share of the plan that is invested by then; acts that say nothing of it have none. */
type Planned = ExampleAct & { invested?: number };

function gatesOf(world: ExampleWorld, made: Made, random: ExampleRandom): Planned[] {
  const { signedOn, stage, planned } = made;
  const paper = [world.picture('paper')];
  const photos = [world.picture('after', 'building')];
  const slack = random.between(-25, 60);
  const day = (gate: Gate) =>
    gate === 'produce' && made.producesOn
      ? made.producesOn
      : world.day(signedOn, gateDays[gate] + slack);
  const ways: Readonly<Record<Gate, Omit<Planned, 'on' | 'type'>>> = {
    begin: { by: officer, input: { permit: paper, photos }, invested: 0.08 },
    produce: { by: officer, input: { acceptance: paper, photos }, invested: 0.82 },
    yield: {
      by: officer,
      input: { statement: paper, yieldFen: Math.round(planned * 1.6) * wan },
      invested: 1,
    },
    pause: { by: leader, input: { reason: '征收范围调整，方案重新公示，暂缓实施' } },
    cancel: { by: leader, input: { reason: '选址条件变化，经协商一致终止' } },
  };
  return passed[stage].map((gate) => ({ type: gate, on: day(gate), ...ways[gate] }));
}

/** Progress, reported on the days asked for and in the last months where it still goes on. */
function reportsOf(
  world: ExampleWorld,
  { signedOn, stage, reportsOn = [], slipped }: Made,
  random: ExampleRandom,
): Planned[] {
  const goesOn = stage === 'signed' || stage === 'begun' || stage === 'producing';
  const late = goesOn ? [95, 64, 33, 5].filter(() => random.chance(0.88)) : [];
  const days = [...reportsOn, ...late.map((ago) => world.day(world.today, -ago))];
  const reports = days
    .filter((on) => on > world.day(signedOn, 12))
    .map((on): Planned => {
      const share = Math.min(1, (Date.parse(on) - Date.parse(signedOn)) / (500 * 86_400_000));
      const progress = random.pick([
        '基础施工',
        '主体施工',
        '设备安装调试',
        '按计划推进，手续办理中',
      ]);
      return { type: 'report', on, by: officer, input: { progress }, invested: 0.9 * share };
    });
  if (!slipped || !goesOn) return reports;
  const input = { reason: slipped, remedy: '成立专班，每周调度，倒排工期' };
  return [
    ...reports,
    { type: 'explain-slip', on: world.day(world.today, -40), by: officer, input },
  ];
}

function lifeOf(world: ExampleWorld, made: Made): ExampleLife {
  const { id, name, investor, content, community, planned, signedOn, batch } = made;
  const random = world.random('project', id);
  const place = world.places.find(({ code }) => code === community)!;
  const sign: ExampleAct = {
    type: 'sign',
    on: signedOn,
    by: simulator,
    input: {
      name: `${name}（模拟）`,
      investor: { name: investor },
      content,
      ...(batch ? { batch } : {}),
      place: community,
      ...(place.lat !== null && place.lon !== null
        ? { point: { lat: place.lat, lon: place.lon } }
        : {}),
      address: `${place.label}片区`,
      lead: unit,
      plannedFen: planned * wan,
      plannedStart: world.day(signedOn, 150),
      plannedProduction: world.day(signedOn, 560),
      contactName: `${random.pick(['张', '李', '王', '赵'])}某`,
      contactPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
      contract: [world.picture('paper')],
    },
  };
  const plans = [...gatesOf(world, made, random), ...reportsOf(world, made, random)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
  // after an end, and before it goes on again, nothing is reported
  const halt = plans.find(({ type }) => type === 'pause' || type === 'cancel' || type === 'yield');
  let quarters: Quarter[] = [];
  const acts = plans
    .filter(({ on, type }) => !halt || on < halt.on || type === halt.type)
    .map(({ invested, ...act }): ExampleAct => {
      if (invested === undefined) return act;
      quarters = withInvested(quarters, act.on, Math.round(planned * invested) * wan);
      const investedFen = quarters.reduce((sum, { fen }) => sum + fen, 0);
      return { ...act, input: { ...act.input, investedFen, quarters } };
    });
  return { id, acts: [sign, ...acts] };
}

const trades = [
  ['精密零部件加工', '建设加工车间和检测中心'],
  ['预制菜中央厨房', '建设净菜、熟食车间和冷库'],
  ['社区商业综合体', '改造沿街门面，引入生活服务'],
  ['跨境电商服务', '建设分拨中心和直播基地'],
  ['智能仓储', '建设立体库和分拣线'],
  ['康养服务', '建设照护床位和日间照料中心'],
  ['新材料中试', '建设中试线和实验室'],
  ['文化创意', '改造旧厂房，建设工作室'],
] as const;

/** what was signed long ago yields by now, but for a few that are late */
const farStages: readonly Stage[] = [
  ...Array.from({ length: 7 }, () => 'yielding' as const),
  'producing',
];
const nearStages: readonly Stage[] = ['signed', 'begun', 'begun'];

interface Lot {
  /** of the ids */
  name: string;
  n: number;
  /** civil dates between which they were signed */
  from: string;
  days: number;
  /** ten thousand yuan in all; about 12,000 each when absent */
  planned?: number;
  /** all of them were reported on in these weeks, counted from a day */
  reported?: { from: string; days: number };
}

/** Many made-up projects, whose plans add up to what is asked. */
function lotOf(world: ExampleWorld, lot: Lot): Made[] {
  const random = world.random('projects', lot.name);
  const homes = world.places.filter(({ kind }) => kind === 'community' || kind === 'village');
  const total = lot.planned ?? lot.n * 12_000;
  const weights = Array.from({ length: lot.n }, () => 0.2 + random.unit() ** 3 * 4);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const plans = weights.map((weight) => Math.max(500, Math.floor((total * weight) / all)));
  plans[0]! += total - plans.reduce((sum, plan) => sum + plan, 0);
  return plans.map((planned, i): Made => {
    const [trade, content] = trades[i % trades.length]!;
    const home = random.pick(homes);
    const signedOn = world.day(lot.from, random.below(lot.days));
    const age = Date.parse(world.today) - Date.parse(signedOn);
    const far = age / 86_400_000 > 650 ? 1 : age / 86_400_000 > 400 ? 0.6 : 0.25;
    const isFar = random.unit() < far;
    const isOff = !lot.reported && random.chance(0.06);
    const stage = isOff ? 'cancelled' : random.pick(isFar ? farStages : nearStages);
    return {
      id: `${lot.name}-${i + 1}`,
      name: `${home.label}${trade}项目`,
      investor: `示例${trade.slice(0, 4)}有限公司`,
      content,
      community: home.code,
      planned,
      signedOn,
      stage,
      ...(lot.reported
        ? { reportsOn: [world.day(lot.reported.from, random.below(lot.reported.days))] }
        : {}),
    };
  });
}

/** ten thousand yuan that 红旗区 and 凤泉区 signed in 2024, and how many projects, as published */
const signed2024 = { hongqi: [170, 1_910_000], fengquan: [42, 1_427_000] } as const;
/** of the named ones, how many produced within 2024 */
const early = 8;

function hongqi(world: ExampleWorld): Made[] {
  let soon = early;
  const named = namedProjects.map((project, i): Made => {
    const isEarly = (project.stage === 'producing' || project.stage === 'yielding') && soon-- > 0;
    return {
      ...project,
      id: `${i + 1}`,
      ...(isEarly ? { producesOn: world.day('2024-11-01', 5 * i) } : {}),
    };
  });
  const [n, planned] = signed2024.hongqi;
  const rest = planned - named.reduce((sum, project) => sum + project.planned, 0);
  return [
    ...named,
    ...lotOf(world, {
      name: 'signed-2024',
      n: n - named.length,
      from: '2024-01-08',
      days: 330,
      planned: rest,
    }),
    ...lotOf(world, {
      name: 'signed-lately',
      n: 24,
      from: world.day(world.today, -300),
      days: 290,
    }),
  ];
}

function fengquan(world: ExampleWorld): Made[] {
  const [n, planned] = signed2024.fengquan;
  const reported = { from: '2024-12-05', days: 18 };
  return [
    ...lotOf(world, { name: 'signed-2024', n, from: '2024-01-08', days: 300, planned, reported }),
    // with these 119 projects above five million yuan were under way in 2024
    ...lotOf(world, { name: 'signed-2023', n: 119 - n, from: '2023-02-06', days: 300, reported }),
  ];
}

/** 33 projects in four batches, and as many signed in 2024, for as much, as the two districts published. */
export default defineExamples({
  programme: 'project',
  districts: ['hongqi', 'fengquan'],
  lives: (world) =>
    (world.district === 'hongqi' ? hongqi(world) : fengquan(world)).map((made) =>
      lifeOf(world, made),
    ),
});
