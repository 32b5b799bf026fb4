import {
  defineExamples,
  type ExampleLife,
  type ExamplePlace,
  type ExampleWorld,
} from '../../src/model/example.ts';

const unit = 'agriculture';
const handler = { role: 'handler', unit, name: '模拟承办员1' };
const simulator = { role: 'simulator', name: '模拟器' };
const trades = [
  '设施蔬菜',
  '葡萄种植',
  '奶牛养殖',
  '草莓采摘',
  '食品加工',
  '苗木花卉',
  '乡村民宿',
  '农产品电商',
];
const parts = { five: 20, six: 24, eight: 32, nine: 24 } as const;

/** They are judged every November from this year on. */
const firstRound = 2024;

/** How many villages of each district, as published for 2024: all of them, with an industry that has grown, built jointly. */
const published = {
  hongqi: { grown: 15, joint: 6 },
  fengquan: { grown: 24, joint: 0 },
} as const;

function lifeOf(world: ExampleWorld, place: ExamplePlace, i: number): ExampleLife {
  const random = world.random('village', place.code);
  const { grown, joint } = published[world.district as keyof typeof published];
  const scores = (quality: number) =>
    Object.entries(parts).map(([part, most]) => ({
      part,
      most,
      points: Math.min(most, Math.round(most * (quality + 0.06 * (random.unit() - 0.5)))),
      evidence: '台账与现场照片',
    }));
  const quality = 0.78 + 0.2 * random.unit();
  const years = Array.from(
    { length: Number(world.today.slice(0, 4)) - firstRound + 1 },
    (_, k) => firstRound + k,
  );
  const rounds = years.flatMap((year, k) => [
    {
      type: 'judge',
      on: `${year}-11-18`,
      by: handler,
      input: {
        round: `${year}`,
        scores: scores(quality + 0.02 * k),
        stars: random.between(1, 4),
        peers: '邻近两村',
      },
    },
    { type: 'confirm', on: `${year}-12-02`, by: handler, input: {} },
  ]);
  return {
    id: place.code,
    acts: [
      {
        type: 'enter',
        on: world.day('2024-02-20', random.below(20)),
        by: simulator,
        input: {
          name: `${place.label}（模拟）`,
          joint: i < joint,
          industry: random.pick(trades),
          scale: i < grown ? 'grown' : 'begun',
          place: place.code,
          lead: unit,
        },
      },
      ...rounds,
    ],
  };
}

/** Every village of the two districts; industries and points are made up. */
export default defineExamples({
  programme: 'village',
  districts: ['hongqi', 'fengquan'],
  lives: (world) =>
    world.places
      .filter(({ kind }) => kind === 'village')
      .map((place, i) => lifeOf(world, place, i)),
});
