import { defineExamples, type ExampleLife, type ExampleWorld } from '../../src/model/example.ts';

/** Made-up entries of one register that stood at the end of 2024; `left` more left it in that year. */
interface ExampleRegister {
  district: string;
  kind: string;
  /** names are this and a serial number */
  name: string;
  listed: number;
  left: number;
}

/** Sized as the two districts published for 2024; every entry is invented. */
const registers: readonly ExampleRegister[] = [
  {
    district: 'hongqi',
    kind: 'innovation-platform',
    name: '示例工程技术研究中心',
    listed: 144,
    left: 6,
  },
  { district: 'hongqi', kind: 'specialised', name: '示例精密部件企业', listed: 40, left: 2 },
  { district: 'hongqi', kind: 'high-tech', name: '示例高新技术企业', listed: 80, left: 4 },
  { district: 'hongqi', kind: 'building', name: '示例商务楼', listed: 30, left: 0 },
  { district: 'fengquan', kind: 'regulated-industry', name: '示例制造企业', listed: 113, left: 5 },
];

const unit = 'business-centre';
const officer = { role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const simulator = { role: 'simulator', name: '模拟器' };

/** It enters in 2024, is checked most years, or leaves the same year. */
function lifeOf(
  world: ExampleWorld,
  { kind, name, listed }: ExampleRegister,
  i: number,
): ExampleLife {
  const id = `${kind}-${i + 1}`;
  const random = world.random('register', id);
  const on = world.day('2024-01-02', random.below(300));
  const input = {
    name: `${name}${i + 1}号（模拟）`,
    kind,
    enteredOn: on,
    ...(kind === 'building' ? { tenants: 48 + ((37 * i) % 40) } : {}),
    place: random.pick(
      world.places.filter(({ kind }) => kind === 'community' || kind === 'village'),
    ).code,
    lead: unit,
  };
  const act = (type: string, days: number, said: Record<string, unknown>) => ({
    type,
    on: world.day(on, days),
    by: officer,
    input: said,
  });
  const later =
    i >= listed
      ? [act('leave', 30, { exit: '复核不再符合条件，按程序退出' })]
      : [330, 660]
          .filter(() => random.chance(0.93))
          .map((days) => act('check', days, { checked: '条件保持，复核通过' }));
  return { id, acts: [{ type: 'enter', on, by: simulator, input }, ...later] };
}

export default defineExamples({
  programme: 'register',
  districts: ['hongqi', 'fengquan'],
  lives: (world) =>
    registers
      .filter(({ district }) => district === world.district)
      .flatMap((register) =>
        Array.from({ length: register.listed + register.left }, (_, i) =>
          lifeOf(world, register, i),
        ),
      ),
});
