import { defineExamples, type ExampleLife, type ExampleWorld } from '../../src/model/example.ts';

const unit = 'natural-resources';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const inspector = { role: 'handler', unit, name: '模拟承办员1' };
const leader = { role: 'leader', name: '模拟区领导1' };
const simulator = { role: 'simulator', name: '模拟器' };

type Stage = 'identified' | 'talking' | 'approved' | 'begun' | 'reused' | 'dropped';

interface Site {
  name: string;
  place: string;
  defect: string;
  way: string;
  /** hundredths of an 亩 */
  area: number;
  parcels: number;
  /** enterprises that moved from it into a park */
  movers: number;
  stage: Stage;
}

/** Sites reused by the end of 2024: their areas add up to 1,891.52 亩, their enterprises to 37, as published. */
const reused: readonly (readonly [string, string, string, string, number, number, number])[] = [
  ['东同古旧厂区', '410704200207', 'old-plant', 'rebuild', 210_36, 4, 5],
  ['大块镇停产板材厂', '410704100200', 'stopped', 'takeover', 186_40, 3, 4],
  ['耿庄沿线散户作坊群', '410704101200', 'misplaced', 'relocate', 152_75, 6, 3],
  ['石庄闲置仓储地', '410704100203', 'idle', 'lease', 148_20, 2, 3],
  ['小块村旧窑厂', '410704100206', 'stopped', 'buy-back', 141_08, 2, 3],
  ['何屯低产出加工区', '410704101202', 'low-output', 'rebuild', 133_90, 3, 3],
  ['西同古村办企业地块', '410704200208', 'misplaced', 'relocate', 127_66, 4, 2],
  ['尚介老旧标准厂房', '410704101203', 'old-plant', 'lease', 121_45, 2, 2],
  ['东郭村闲置工业地', '410704100210', 'idle', 'takeover', 118_32, 2, 3],
  ['杨九屯停业机修厂', '410704101201', 'stopped', 'takeover', 112_18, 3, 2],
  ['老道井石料堆场', '410704200205', 'misplaced', 'buy-back', 109_94, 2, 2],
  ['块村营纸制品旧厂', '410704100204', 'low-output', 'relocate', 108_50, 3, 2],
  ['建材社区空置车间', '410704002011', 'idle', 'lease', 104_03, 2, 2],
  ['后郭柳小五金集中地', '410704200210', 'low-output', 'relocate', 116_75, 5, 1],
];

/** Sites on their way today. */
const underway: readonly (readonly [string, string, string, string, number, number, Stage])[] = [
  ['秀才庄闲置院落', '410704100201', 'idle', 'lease', 38_60, 1, 'identified'],
  ['南鲁堡停产铸造厂', '410704101209', 'stopped', 'takeover', 64_27, 2, 'identified'],
  ['大黄屯低效仓库', '410704101205', 'low-output', 'lease', 52_90, 2, 'talking'],
  ['金灯寺旧采石加工点', '410704200203', 'misplaced', 'buy-back', 71_36, 3, 'talking'],
  ['孟庄老化工厂区', '410704100202', 'old-plant', 'buy-back', 93_18, 2, 'approved'],
  ['小黄屯作坊群', '410704101204', 'misplaced', 'relocate', 47_52, 4, 'approved'],
  ['原庄旧纺织厂', '410704100211', 'old-plant', 'rebuild', 80_05, 2, 'begun'],
  ['王门停产面粉厂', '410704200209', 'stopped', 'takeover', 58_44, 1, 'begun'],
  ['电力社区空置楼院', '410704002009', 'idle', 'lease', 26_31, 1, 'begun'],
  ['前郭柳错登地块', '410704200211', 'idle', 'lease', 12_40, 1, 'dropped'],
];

const sites: readonly Site[] = [
  ...reused.map(([name, place, defect, way, area, parcels, movers]): Site => ({
    name,
    place,
    defect,
    way,
    area,
    parcels,
    movers,
    stage: 'reused',
  })),
  ...underway.map(([name, place, defect, way, area, parcels, stage]): Site => ({
    name,
    place,
    defect,
    way,
    area,
    parcels,
    stage,
    movers: 0,
  })),
];

/** days since it was identified, at least */
const ages = { identified: 10, talking: 45, approved: 100, begun: 200, reused: 0, dropped: 90 };

/** Hundredths of an 亩 shared among parcels: whole ones, together exactly the area. */
function shared(area: number, parcels: number): number[] {
  const each = Math.floor((area / parcels) * 0.9);
  return Array.from({ length: parcels }, (_, i) =>
    i === parcels - 1 ? area - each * (parcels - 1) : each,
  );
}

const degree = 111_195;
const seven = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Parcels side by side, each a parallelogram of its area, northward from a point. */
function outlineOf(at: { lat: number; lon: number }, areas: readonly number[]) {
  const metres = areas.map((hundredths) => (hundredths * 100) / 15);
  const wide = Math.sqrt(metres.reduce((sum, one) => sum + one, 0)) * 1.2;
  const lean = 0.18;
  let north = 0;
  const corner = (east: number, up: number) => [
    seven(at.lon + (east + lean * up) / (degree * Math.cos((at.lat * Math.PI) / 180))),
    seven(at.lat + up / degree),
  ];
  const polygons = metres.map((area) => {
    const [low, high] = [north, north + area / wide];
    north = high;
    const first = corner(0, low);
    return [[first, corner(wide, low), corner(wide, high), corner(0, high), first]];
  });
  return { type: 'MultiPolygon', coordinates: polygons };
}

function lifeOf(world: ExampleWorld, site: Site, i: number): ExampleLife {
  const { name, place, defect, way, parcels, movers, stage } = site;
  const id = `site-${i + 1}`;
  const random = world.random('land', id);
  const areas = shared(site.area, parcels);
  const at = world.places.find(({ code }) => code === place);
  const begun = stage === 'reused' ? world.day('2023-01-09', random.below(150)) : undefined;
  const first = begun ?? world.day(world.today, -(ages[stage] + (i % 2) * 25));
  const day = (days: number) => world.day(first, days);
  const rows = (done: boolean) =>
    areas.map((mu, n) => ({
      certificate: `示例宗地 ${i + 1}-${n + 1}`,
      mu: mu / 100,
      use: done ? '生产用房' : '空置',
      reused: done,
    }));
  const files = (shows: 'before' | 'after' | 'check' | 'paper') => [world.picture(shows)];
  const act = (
    type: string,
    days: number,
    by: typeof officer | typeof leader | typeof simulator,
    input: Record<string, unknown>,
  ) => ({ type, on: day(days), by, input });
  const identify = act('identify', 0, simulator, {
    name: `${name}（模拟）`,
    owner: { name: `示例权属单位${i + 1}号` },
    defect,
    area: site.area / 100,
    parcels: rows(false),
    ...(at?.lat != null && at.lon != null
      ? { outline: outlineOf({ lat: at.lat, lon: at.lon }, areas) }
      : {}),
    place,
    lead: unit,
    before: files('before'),
  });
  const talk = act('talk', 12, officer, {
    talks: '权属人愿意配合，提出分期腾退',
    note: files('paper'),
  });
  const approve = act('approve', 70, leader, {
    way,
    plan: '按会议确定的方式盘活，原用途腾退后验收',
    minutes: files('paper'),
  });
  const begin = act('begin', 120, officer, {
    contract: files('paper'),
    photos: files('check'),
  });
  const accept = act('accept', 330 + random.below(90), inspector, {
    parcels: rows(true),
    movers: Array.from({ length: movers }, (_, n) => ({
      name: `示例企业${i + 1}-${n + 1}`,
      park: '示例产业园',
      on: day(240 + n * 5),
    })),
    acceptance: files('paper'),
    after: files('after'),
  });
  const drop = act('drop', 20, leader, { dropped: '复核发现重复登记，移出台账' });
  const acts = {
    identified: [identify],
    talking: [identify, talk],
    approved: [identify, talk, approve],
    begun: [identify, talk, approve, begin],
    reused: [identify, talk, approve, begin, accept],
    dropped: [identify, talk, drop],
  }[stage];
  return { id, acts };
}

/** Sized as 凤泉区 published for 2024; every site, holder and enterprise is invented. */
export default defineExamples({
  programme: 'land',
  districts: ['fengquan'],
  lives: (world) => sites.map((site, i) => lifeOf(world, site, i)),
});
