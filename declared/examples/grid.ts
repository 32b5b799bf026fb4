import {
  defineExamples,
  type ExampleLife,
  type ExamplePlace,
  type ExampleWorld,
} from '../../src/model/example.ts';

const keeper = { role: 'dispatcher', name: '模拟派遣员1' };
const simulator = { role: 'simulator', name: '模拟器' };
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
const helpers = [
  '区城市管理局',
  '区教育体育局',
  '区住建局',
  '区税务局',
  '区人民法院',
  '市第十中学',
];

/** The subdistrict or town whose office looks after a grid: its unit is named after its code. */
function officeOf({ code }: ExamplePlace, world: ExampleWorld): string {
  const above = world.places.find(
    ({ code: one, kind }) => (kind === 'street' || kind === 'town') && code.startsWith(one),
  )!;
  return `${above.kind}-${above.code.slice(-3)}`;
}

/** Set up in the year before last, most with a worker at once, checked every half year. */
function lifeOf(world: ExampleWorld, place: ExamplePlace): ExampleLife {
  const random = world.random('grid', place.code);
  const on = world.day('2023-03-01', random.below(120));
  const isVillage = world.places.some(
    ({ code, kind }) => kind === 'village' && place.code.startsWith(code),
  );
  const households = isVillage ? random.between(60, 260) : random.between(260, 560);
  const name = () => `${random.pick(surnames)}某${random.pick(['明', '丽', '强', '敏', '军'])}`;
  const phone = `154${String(random.below(100_000_000)).padStart(8, '0')}`;
  const counted = { households, residents: Math.round(households * 2.7) };
  const act = (type: string, days: number, input: Record<string, unknown>, by = keeper) => ({
    type,
    on: world.day(on, days),
    by,
    input,
  });
  const [worker, deputy] = [name(), `${name()}华`];
  const leaves = {
    type: 'vacate',
    on: world.day(world.today, -12),
    by: keeper,
    input: { why: '网格员考录离岗，后备网格员值守' },
  };
  return {
    id: place.code,
    acts: [
      act(
        'set-up',
        0,
        {
          name: `${place.label}（模拟）`,
          setting: isVillage ? 'village' : 'community',
          ...counted,
          branch: `${place.label}党支部`,
          members: random.between(8, 45),
          place: place.code,
          lead: officeOf(place, world),
        },
        simulator,
      ),
      act('appoint', 12, {
        worker,
        workerPhone: phone,
        workerSince: world.day(on, 12),
        deputy,
      }),
      ...(random.chance(0.8)
        ? [
            act('report-in', 40, {
              helpers: helpers.slice(0, random.between(1, 4)).map((unit) => ({
                unit,
                members: random.between(2, 30),
                since: world.day(on, 40),
                offers: random.pick(['文明劝导', '入户走访', '环境整治', '政策宣讲']),
              })),
            }),
          ]
        : []),
      ...Array.from({ length: 8 }, (_, half) =>
        act('check', 175 * (half + 1), {
          households: counted.households + random.between(-6, 12),
          residents: counted.residents + random.between(-20, 40),
          finding: '底数已与社区台账核对',
        }),
      )
        .filter(() => random.chance(0.95))
        .filter((check) => check.on < leaves.on),
      ...(random.chance(0.03) ? [leaves] : []),
    ],
  };
}

/** A record for every grid of the place tree. */
export default defineExamples({
  programme: 'grid',
  districts: ['hongqi', 'fengquan'],
  lives: (world) =>
    world.places.filter(({ kind }) => kind === 'grid').map((place) => lifeOf(world, place)),
});
