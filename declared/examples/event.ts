import { defineExamples, type ExampleLife, type ExampleWorld } from '../../src/model/example.ts';

const unit = 'education';
const host = { role: 'handler', unit, name: '模拟承办员1' };

interface Held {
  kind: 'culture' | 'sports';
  name: string;
  expected: number;
}

/** Kinds of events of 2024; how many of each is as published, names and numbers are made up. */
const held: readonly Held[] = [
  { kind: 'culture', name: '樱花牡丹节', expected: 8000 },
  { kind: 'culture', name: '露营音乐会', expected: 3000 },
  { kind: 'culture', name: '葡萄采摘节', expected: 5000 },
  { kind: 'culture', name: '非遗集市', expected: 1500 },
  { kind: 'culture', name: '古城灯会', expected: 12000 },
  { kind: 'culture', name: '乡村大舞台', expected: 800 },
  { kind: 'culture', name: '丰收节', expected: 2000 },
  { kind: 'culture', name: '年货大集', expected: 6000 },
  { kind: 'sports', name: '环山自行车骑行', expected: 900 },
  { kind: 'sports', name: '登山健身大会', expected: 3000 },
  { kind: 'sports', name: '掷球俱乐部联赛', expected: 500 },
  { kind: 'sports', name: '半程马拉松', expected: 4000 },
  { kind: 'sports', name: '篮球邀请赛', expected: 700 },
  { kind: 'sports', name: '广场舞展演', expected: 950 },
  { kind: 'sports', name: '青少年足球赛', expected: 600 },
  { kind: 'sports', name: '乒乓球公开赛', expected: 400 },
];

function lifeOf(world: ExampleWorld, { kind, name, expected }: Held, year: number, i: number) {
  const id = `${year}-${kind}-${i + 1}`;
  const random = world.random('event', id);
  const firstDay = world.day(`${year}-03-10`, 15 * i + random.below(9));
  const place = random.pick(world.places.filter(({ kind: one }) => one !== 'grid'));
  const act = (type: string, days: number, input: Record<string, unknown>) => ({
    type,
    on: world.day(firstDay, days),
    by: host,
    input,
  });
  return {
    id,
    acts: [
      act('plan', -40, {
        name: `${name}（模拟）`,
        kind,
        level: random.pick(['province', 'city', 'district']),
        firstDay,
        lastDay: world.day(firstDay, random.below(3)),
        venue: `${place.label}文化广场`,
        expected,
        place: place.code,
        lead: unit,
      }),
      act('clear', -30, expected >= 1000 ? { permit: `模拟许〔${year}〕${i + 1}号` } : {}),
      act('hold', 6, {
        attended: Math.round(expected * (0.7 + 0.6 * random.unit())),
        media: random.between(0, 40),
        account: '活动安全有序，群众参与踊跃',
      }),
    ],
  } satisfies ExampleLife;
}

export default defineExamples({
  programme: 'event',
  districts: ['fengquan'],
  lives: (world) => {
    const years = Array.from(
      { length: Number(world.today.slice(0, 4)) - 2023 },
      (_, k) => 2024 + k,
    );
    return years.flatMap((year) => held.map((one, i) => lifeOf(world, one, year, i)));
  },
});
