import { defineExamples, type ExampleAct, type ExampleWorld } from '../../src/model/example.ts';

const unit = 'civil-affairs';
const officer = { role: 'handler', unit, name: '模拟民政干部1' };
const gridWorker = { role: 'grid-worker', name: '模拟网格员1' };
const clerk = { role: 'window-clerk', name: '模拟窗口人员1' };
const yuan = 100;
/** made up, not the district's own */
const standardFen = 720 * yuan;
const households = 26;
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫'];
const kinds = [
  ['allowance', '最低生活保障'],
  ['allowance', '最低生活保障'],
  ['destitute', '特困人员供养'],
  ['temporary', '临时救助'],
  ['service', '服务类救助'],
] as const;
const signs = [
  { sign: '三个月内两次反映看病负担重', source: '诉求' },
  { sign: '独居，网格走访时无人照料', source: '网格巡查' },
  { sign: '家中劳动力重伤在院', source: '调解记录' },
  { sign: '学校反映学生餐费拖欠', source: '部门通报' },
];

function household(world: ExampleWorld, i: number) {
  const random = world.random('assistance', i);
  const place = random.pick(world.places.filter(({ kind }) => kind !== 'grid'));
  const [kind, label] = random.pick(kinds);
  const isFound = i % 3 === 0;
  const begun = world.day(
    world.today,
    -(1 + Math.round((i * 300) / households) + random.below(i === 0 ? 1 : 8)),
  );
  const act = (
    type: string,
    days: number,
    input: Record<string, unknown>,
    by = officer as ExampleAct['by'],
  ): ExampleAct => ({ type, on: world.day(begun, days), by, input });
  const who = {
    applicantName: `${random.pick(surnames)}某某`,
    applicantPhone: `154000${String(10_000 + i)}`,
    address: `${place.label}（模拟住址）${i + 1}号`,
  };
  const title = `${label}（模拟）`;
  const lead = { place: place.code, lead: unit };
  const begin = isFound
    ? [
        act('find', 0, { title, signs: [random.pick(signs)], ...lead }, gridWorker),
        act('take-up', 2, { purpose: '核实是否符合救助条件，主动告知政策', kind, ...who }),
      ]
    : [act('apply', 0, { title, kind, ...who, ...lead }, clerk)];
  const size = random.between(1, 4);
  const members = Array.from({ length: size }, (_, n) => ({
    relation: n === 0 ? 'self' : random.pick(['spouse', 'child', 'parent']),
    age: n === 0 ? random.between(38, 82) : random.between(6, 80),
    condition: random.pick(['ill', 'disabled', 'old', 'student', 'working']),
    incomeFen: random.below(700) * yuan,
  }));
  const present = random.between(9, 21);
  const monthlyFen = random.between(200, 900) * yuan;
  const isRefused = i % 9 === 4;
  const noticeFrom = world.day(begun, 16);
  const decided = isRefused
    ? [act('refuse', 27, { unmet: '家庭财产超过规定的限额（模拟）' })]
    : [
        act('grant', 27, {
          monthlyFen,
          from: world.day(begun, 30),
          reviewOn: world.day(begun, 212),
          ...(kind === 'service'
            ? { services: [{ service: '上门探访', provider: '社区社工', often: '每周一次' }] }
            : {}),
        }),
        act('review-again', 205, {
          findings: '收入和人口没有变化（模拟）',
          reviewOn: world.day(begun, 395),
        }),
      ];
  return {
    id: `household-${i + 1}`,
    acts: [
      ...begin,
      act('accept', 4, {}),
      act(
        'check',
        10,
        { members, standardFen, findings: '两人入户，看了住房和收入凭据（模拟）' },
        gridWorker,
      ),
      act('review', 15, { present, against: random.below(3), noticeFrom, monthlyFen }),
      ...decided,
    ],
  };
}

/** Households of the last months, some found and some that applied, as far as each has come; all made up. */
export default defineExamples({
  programme: 'assistance',
  districts: ['hongqi', 'fengquan'],
  lives: (world) => Array.from({ length: households }, (_, i) => household(world, i)),
});
