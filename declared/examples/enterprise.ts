import { defineExamples } from '../../src/model/example.ts';

const unit = 'business-centre';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const simulator = { role: 'simulator', name: '模拟器' };
const industries = ['机械加工', '食品加工', '软件服务', '批发零售', '餐饮', '物流', '医药', '建筑'];
const sizes = ['micro', 'micro', 'small', 'small', 'medium', 'large'] as const;
const enterprises = 240;

/** Some of the 57,000 market entities, made up: those that an officer looks after. */
export default defineExamples({
  programme: 'enterprise',
  districts: ['hongqi'],
  lives: (world) => {
    const homes = world.places.filter(({ kind }) => kind === 'community' || kind === 'village');
    return Array.from({ length: enterprises }, (_, i) => {
      const id = `firm-${i + 1}`;
      const random = world.random('enterprise', id);
      const home = random.pick(homes);
      const size = random.pick(sizes);
      const industry = random.pick(industries);
      const staff = { micro: 8, small: 40, medium: 220, large: 900 }[size];
      const act = (type: string, ago: number, input: Record<string, unknown>) => ({
        type,
        on: world.day(world.today, -ago),
        by: officer,
        input,
      });
      const visitedOn = (ago: number) => world.day(world.today, -ago);
      return {
        id,
        acts: [
          {
            type: 'enter',
            on: world.day('2024-01-08', random.below(60)),
            by: simulator,
            input: {
              name: `示例${industry}${i + 1}号公司（模拟）`,
              organisation: { name: `示例${industry}${i + 1}号公司` },
              industry,
              size,
              since: world.day('2009-03-01', random.below(4800)),
              staff: random.between(Math.round(staff / 2), staff),
              revenueFen: random.between(40, 900) * staff * 1_000_000,
              taxFen: random.between(1, 40) * staff * 1_000_000,
              contactName: `${random.pick(['张', '李', '王', '赵', '陈'])}某`,
              contactPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
              place: home.code,
              ...(home.lat !== null && home.lon !== null
                ? { point: { lat: home.lat, lon: home.lon } }
                : {}),
              lead: unit,
            },
          },
          act('adopt', 500, { officer: `模拟助企干部${random.between(1, 12)}` }),
          ...[330, 160, random.between(3, 60)]
            .filter(() => random.chance(0.85))
            .map((ago) =>
              act('visit', ago, {
                visitedOn: visitedOn(ago),
                outcome: random.pick([
                  '生产正常，暂无诉求',
                  '希望协调用工',
                  '询问技改补贴政策',
                  '反映门前道路积水',
                ]),
                asked: random.chance(0.2),
              }),
            ),
        ],
      };
    });
  },
});
