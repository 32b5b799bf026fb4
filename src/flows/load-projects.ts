import { createHash } from 'node:crypto';
import { exampleProjects, type ExampleProject } from '../../declared/examples/projects.ts';
import { createSetups } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { drawUuid, streamOf, type Random } from '../kernels/simulate/random.ts';
import { dateOfDay } from '../kernels/workdays/zone-clock.ts';
import type { Actor, FileRef } from '../model/act.ts';
import { recordNumber } from '../model/record-number.ts';
import { copyTransaction } from '../store/bulk-copy.ts';
import { takeSerials } from '../store/record-serial.ts';
import { findSourceRows } from '../store/source-rows.ts';
import { ActChain, type Life } from './act-chain.ts';
import type { FlowHouse } from './simulate-district.ts';
import { keepPictures, type SimulatedPictures } from './simulated-pictures.ts';
import { simulatorSource, writeLives, type SourcedLife } from './write-lives.ts';

const DAY = 86_400_000;
/** fen in ten thousand yuan */
const WAN = 1_000_000;
const unit = 'business-centre';

const officer: Actor = { person: null, role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const leader: Actor = { person: null, role: 'leader', unit: null, name: '模拟区领导1' };
const simulator: Actor = { person: null, role: 'simulator', unit: null, name: '模拟器' };

/** Ten in the morning or so of the working day at or after so many days ago. */
function morning(setup: Setup, now: number, daysAgo: number, random: Random): number {
  const { work } = setup;
  let day = work.zone.dayOf(now - daysAgo * DAY);
  while (!work.isWorkday(day)) day++;
  const at = work.hoursOf(day)[0]! + random.between(30, 200) * 60_000;
  return Math.min(at, now);
}

/** When the gates are passed, as shares of the time since signing. */
const gates = { begin: 0.17, produce: 0.62, yield: 0.92, pause: 0.6, cancel: 0.8 };
const gatesPassed: Record<ExampleProject['stage'], (keyof typeof gates)[]> = {
  signed: [],
  begun: ['begin'],
  producing: ['begin', 'produce'],
  yielding: ['begin', 'produce', 'yield'],
  paused: ['begin', 'pause'],
  cancelled: ['cancel'],
};

/** What a project does after signing: type, share of the time since, form. */
function plansOf(project: ExampleProject, pictures: SimulatedPictures, random: Random) {
  const paper: FileRef[] = [pictures.find('any', 'paper')];
  const photos: FileRef[] = [pictures.find('building', 'after')];
  const investedFen = (share: number) => Math.round(project.planned * Math.min(1, share)) * WAN;
  const forms: Record<keyof typeof gates, Record<string, unknown>> = {
    begin: { permit: paper, photos, investedFen: investedFen(0.08) },
    produce: { acceptance: paper, photos, investedFen: investedFen(0.82) },
    yield: {
      statement: paper,
      yieldFen: Math.round(project.planned * 1.6) * WAN,
      investedFen: investedFen(1),
    },
    pause: { reason: '征收范围调整，方案重新公示，暂缓实施' },
    cancel: { reason: '选址条件变化，经协商一致终止' },
  };
  const plans = gatesPassed[project.stage].map((type) => ({
    type: type as string,
    share: gates[type],
    input: forms[type],
    actor: type === 'pause' || type === 'cancel' ? leader : officer,
  }));
  const end = Math.min(
    1,
    ...plans.filter((p) => /pause|cancel|yield/.test(p.type)).map((p) => p.share),
  );
  const months = Math.max(1, Math.floor((project.signedDaysAgo * end) / 30));
  for (let month = 1; month < months; month++) {
    // now and then a month is missed: the clock of the report shows it
    if (random.chance(0.12)) continue;
    const share = (month * 30) / project.signedDaysAgo;
    plans.push({
      type: 'report',
      share,
      input: {
        investedFen: investedFen(share * 0.95),
        progress: random.pick(['基础施工', '主体施工', '设备安装调试', '按计划推进，手续办理中']),
      },
      actor: officer,
    });
  }
  if (project.slipped) {
    const input = { reason: project.slipped, remedy: '成立专班，每周调度，倒排工期' };
    plans.push({ type: 'explain-slip', share: 0.93, input, actor: officer });
  }
  return plans.sort((a, b) => a.share - b.share);
}

/** What was invested in the quarter that ends on a day. */
interface Quarter {
  until: string;
  fen: number;
}

const sumOf = (quarters: readonly Quarter[]) => quarters.reduce((sum, { fen }) => sum + fen, 0);

/** The last day of the quarter of a civil date. */
function quarterEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 0)).toISOString().slice(0, 10);
}

/** The quarters with what has come on top of them by a day; what is invested never becomes less. */
function withInvested(quarters: readonly Quarter[], day: string, total: unknown): Quarter[] {
  const more = typeof total === 'number' ? total - sumOf(quarters) : 0;
  if (more <= 0) return [...quarters];
  const until = quarterEnd(day);
  const last = quarters.at(-1);
  return last?.until === until
    ? [...quarters.slice(0, -1), { until, fen: last.fen + more }]
    : [...quarters, { until, fen: more }];
}

/** Sum and quarters, for the forms that ask for them. */
const invested = (said: Readonly<Record<string, unknown>>, quarters: readonly Quarter[]) =>
  'investedFen' in said ? { investedFen: sumOf(quarters), quarters } : {};

function lifeOf(
  setup: Setup,
  project: ExampleProject,
  of: { number: string; record: string; signedAt: number; now: number },
  pictures: SimulatedPictures,
): Life {
  const random = streamOf(project.signedDaysAgo, project.name);
  const key = { district: setup.district.code, record: of.record, programme: 'project' };
  const chain = new ActChain(setup, key, of.number, pictures.byHash);
  const place = setup.places.get(project.community);
  const day = (days: number) => dateOfDay(setup.work.zone.dayOf(of.signedAt + days * DAY));
  const input: Record<string, unknown> = {
    name: `${project.name}（模拟）`,
    investor: { name: project.investor },
    content: project.content,
    place: project.community,
    ...(place?.lat != null && place.lon != null
      ? { point: { lat: place.lat, lon: place.lon } }
      : {}),
    address: `${place?.label.zh ?? ''}片区`,
    lead: unit,
    plannedFen: project.planned * WAN,
    plannedStart: day(150),
    plannedProduction: day(560),
    contactName: `${random.pick(['张', '李', '王', '赵'])}某`,
    contactPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
    contract: [pictures.find('any', 'paper')],
  };
  chain.do({ type: 'sign', input, actor: simulator, at: of.signedAt });
  let before = of.signedAt;
  let quarters: Quarter[] = [];
  for (const { type, share, input: said, actor } of plansOf(project, pictures, random)) {
    const at = Math.max(
      before + 60_000,
      morning(setup, of.now, project.signedDaysAgo * (1 - share), random),
    );
    if (at > of.now) break;
    const day = dateOfDay(setup.work.zone.dayOf(at));
    quarters = withInvested(quarters, day, said['investedFen']);
    const input = quarters.length === 0 ? said : { ...said, ...invested(said, quarters) };
    chain.do({ type, input, actor, at });
    before = at;
  }
  return chain.life();
}

/** Writes the example projects of a district, once. Answers how many were written. */
export async function loadProjects(house: FlowHouse, district: string): Promise<number> {
  const setup = await createSetups(house)(district);
  const programme = setup?.programmes['project'];
  if (!setup || !programme || !setup.units.has(unit)) return 0;
  const pictures = await keepPictures(house.store, district);
  const now = house.now().getTime();
  return copyTransaction(house.store, async (t) => {
    const ids = exampleProjects.map((_, i) => `project-${i + 1}`);
    const known = await findSourceRows(t.trx, { district, source: simulatorSource }, ids);
    const lives: SourcedLife[] = [];
    for (const [i, project] of exampleProjects.entries()) {
      const sourceId = ids[i]!;
      if (known.has(sourceId)) continue;
      const random = streamOf(i, 'project', project.name);
      const signedAt = morning(setup, now, project.signedDaysAgo, random);
      const day = dateOfDay(setup.work.zone.dayOf(signedAt));
      const serial = await takeSerials(t.trx, { district, programme: 'project', day });
      const number = recordNumber(programme, setup.district, day, serial);
      const record = drawUuid(random, signedAt);
      const life = lifeOf(setup, project, { number, record, signedAt, now }, pictures);
      const hash = createHash('sha256').update(JSON.stringify(project)).digest('hex').slice(0, 32);
      lives.push({ ...life, sourceId, hash });
    }
    await writeLives(t, setup, lives);
    return lives.length;
  });
}
