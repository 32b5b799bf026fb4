import { defineExamples, type ExampleLife, type ExampleWorld } from '../../src/model/example.ts';

const unit = 'business-centre';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const simulator = { role: 'simulator', name: '模拟器' };

interface Honoured {
  kind: string;
  /** names are this and a serial number */
  name: string;
  n: number;
}

/** As many as the two districts published for 2024. */
const published: Readonly<Record<string, readonly Honoured[]>> = {
  hongqi: [{ kind: 'first-store', name: '示例品牌首店', n: 90 }],
  fengquan: [
    { kind: 'shop', name: '示例名店', n: 10 },
    { kind: 'snack', name: '示例名小吃', n: 10 },
    { kind: 'dish', name: '示例名菜', n: 20 },
    { kind: 'specialty', name: '示例特产', n: 20 },
  ],
};
const criteria = ['品质与特色', '经营年限', '食品安全记录', '口碑与服务', '带动就业'];

function lifeOf(world: ExampleWorld, { kind, name }: Honoured, i: number): ExampleLife {
  const id = `${kind}-${i + 1}`;
  const random = world.random('honour', id);
  const on = world.day('2024-03-01', random.below(150));
  const act = (type: string, days: number, input: Record<string, unknown>, by = officer) => ({
    type,
    on: world.day(on, days),
    by,
    input,
  });
  const homes = world.places.filter(({ kind: one }) => one === 'community' || one === 'village');
  const scores = criteria.map((criterion) => ({
    criterion,
    most: 20,
    points: random.between(14, 20),
  }));
  return {
    id,
    acts: [
      {
        ...act('propose', 0, {
          name: `${name}${i + 1}号（模拟）`,
          kind,
          holder: { name: `示例商贸${i + 1}号店` },
          merits: '特色鲜明，经营规范，群众认可',
          place: random.pick(homes).code,
          lead: unit,
        }),
        by: simulator,
      },
      act('judge', 20, { scores, votes: random.between(300, 9000) }),
      act('give', 40, { givenOn: world.day(on, 40) }),
    ],
  };
}

export default defineExamples({
  programme: 'honour',
  districts: ['hongqi', 'fengquan'],
  lives: (world) =>
    (published[world.district] ?? []).flatMap((honoured) =>
      Array.from({ length: honoured.n }, (_, i) => lifeOf(world, honoured, i)),
    ),
});
