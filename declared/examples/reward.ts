import { defineExamples } from '../../src/model/example.ts';

const unit = 'business-centre';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const simulator = { role: 'simulator', name: '模拟器' };
/** fen in ten thousand yuan */
const wan = 1_000_000;
/** ten thousand yuan that 红旗区 won for its enterprises in 2024, as published; the rewards are made up */
const published = 1207;
const paid2024 = 62;
const lately = 9;
const policies = [
  ['技改设备补贴', '模拟政〔2024〕3号'],
  ['“专精特新”认定奖励', '模拟政〔2024〕7号'],
  ['首次升规奖励', '模拟政〔2024〕11号'],
  ['研发投入补助', '模拟政〔2024〕15号'],
] as const;

export default defineExamples({
  programme: 'reward',
  districts: ['hongqi'],
  lives: (world) => {
    const random = world.random('rewards');
    const plain = Array.from({ length: paid2024 }, () => random.between(5, 30));
    const rest = published - plain.slice(1).reduce((sum, n) => sum + n, 0);
    const amounts = [rest, ...plain.slice(1), ...plain.slice(0, lately)];
    return amounts.map((amount, i) => {
      const isOld = i < paid2024;
      const [title, policy] = random.pick(policies);
      const begun = isOld
        ? world.day('2024-03-01', random.below(240))
        : world.day(world.today, -random.between(2, 24));
      const act = (type: string, days: number, input: Record<string, unknown>) => ({
        type,
        on: world.day(begun, days),
        by: officer,
        input,
      });
      const due = amount * wan;
      return {
        id: `reward-${i + 1}`,
        acts: [
          {
            ...act('open', 0, {
              title: `${title}（模拟）`,
              enterprise: { numberOf: `firm-${1 + random.below(200)}` },
              policy,
              way: random.chance(0.6) ? 'unasked' : 'applied',
              askedFen: due,
              lead: unit,
            }),
            by: simulator,
          },
          act('check', 4, {
            conditions: [
              { condition: '在本区登记并纳税', found: '税务系统查得在本区纳税', met: true },
              { condition: '近三年无重大违法', found: '信用平台无记录', met: true },
            ],
          }),
          act('approve', 8, {}),
          act('pay', 30, { paidFen: due, paidOn: world.day(begun, 30) }),
        ],
      };
    });
  },
});
