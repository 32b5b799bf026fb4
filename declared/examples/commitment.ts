import { defineExamples, type ExampleLife, type ExampleWorld } from '../../src/model/example.ts';

const office = { role: 'dispatcher', name: '模拟派遣员1' };
const simulator = { role: 'simulator', name: '模拟器' };

/** Name, field, unit in charge, money in ten thousand yuan. */
type Row = readonly [name: string, field: string, unit: string, money: number];

/** As many as 红旗区 published as fulfilled in 2024; what they are is invented. */
const of2024: readonly Row[] = [
  ['新建公办幼儿园两所', 'education', 'education', 2600],
  ['中小学操场改造六处', 'education', 'education', 980],
  ['中小学课后服务全覆盖', 'education', 'education', 420],
  ['校门口护学岗标准化', 'education', 'education', 160],
  ['社区卫生服务站提升八处', 'health', 'health', 1150],
  ['适龄妇女两癌筛查', 'health', 'health', 310],
  ['公共场所除颤设备配置', 'health', 'health', 190],
  ['家庭医生签约服务提质', 'health', 'health', 260],
  ['社区养老服务站新建五处', 'elderly', 'civil-affairs', 870],
  ['困难老人居家适老改造', 'elderly', 'civil-affairs', 240],
  ['社区助餐点增设十二处', 'elderly', 'civil-affairs', 360],
  ['普惠托位新增三百个', 'elderly', 'health', 540],
  ['老旧小区改造十一个', 'housing', 'housing', 5200],
  ['老旧小区加装电梯', 'housing', 'housing', 1900],
  ['二次供水设施改造', 'housing', 'housing', 1480],
  ['燃气老化管道更新', 'housing', 'housing', 2100],
  ['背街小巷整治二十条', 'roads', 'city-management', 760],
  ['新增公共停车泊位一千个', 'roads', 'city-management', 690],
  ['农村公路提升十二公里', 'roads', 'transport', 1350],
  ['路口信号灯优化三十处', 'roads', 'traffic-police', 280],
  ['口袋公园新建六处', 'environment', 'city-management', 820],
  ['积水点治理九处', 'environment', 'city-management', 1240],
  ['公厕改造提升十五座', 'environment', 'city-management', 450],
  ['城镇新增就业与零工驿站', 'work', 'labour', 330],
  ['职业技能培训三千人次', 'work', 'labour', 270],
  ['社区健身设施更新', 'culture', 'education', 380],
  ['图书分馆新增四处', 'culture', 'education', 210],
  ['文化惠民演出一百场', 'culture', 'education', 120],
];

/** How far this year's have come: milestones done, and whether the next one is late. */
const thisYear: readonly (readonly [...Row, done: number, isLate: boolean])[] = [
  ['公办幼儿园扩建一所', 'education', 'education', 1500, 4, false],
  ['学校食堂明厨亮灶提升', 'education', 'education', 230, 3, false],
  ['乡村卫生室设备更新', 'health', 'health', 260, 3, false],
  ['社区食堂增设八处', 'elderly', 'civil-affairs', 420, 2, true],
  ['老旧小区改造九个', 'housing', 'housing', 4300, 3, false],
  ['老旧电梯更新二十部', 'housing', 'housing', 700, 3, false],
  ['背街小巷整治十五条', 'roads', 'city-management', 610, 4, false],
  ['充电桩进社区', 'roads', 'city-management', 390, 2, true],
  ['雨污分流改造三处', 'environment', 'city-management', 1800, 3, false],
  ['零工市场提升', 'work', 'labour', 180, 4, false],
];

const names = ['公布方案', '完成招标或立项', '开工', '主体完成', '交付使用'];
const proofs = ['方案', '中标通知', '开工令', '验收记录', '交付清单'];
const yuan = 10_000 * 100;

interface Commitment {
  id: string;
  row: Row;
  year: number;
  /** civil dates by which the five milestones are due */
  due: readonly string[];
  /** milestones done */
  done: number;
}

function lifeOf(world: ExampleWorld, { id, row, year, due, done }: Commitment): ExampleLife {
  const [name, field, unit, money] = row;
  const random = world.random('commitment', id);
  const handler = { role: 'handler', unit, name: '模拟承办员1' };
  const doneOn = due.map((day) => world.day(day, -random.between(2, 12)));
  const milestones = (till: number) =>
    names.map((milestone, i) => ({
      name: milestone,
      due: due[i],
      ...(i < till ? { done: doneOn[i], shows: proofs[i] } : {}),
    }));
  const share = Math.round((money * yuan) / names.length);
  const payments = (till: number) =>
    doneOn.slice(0, till).map((on, i) => ({
      on,
      fen: i === names.length - 1 ? money * yuan - share * i : share,
      note: names[i],
    }));
  const paper = [world.picture('paper')];
  const promise = {
    type: 'promise',
    on: `${year}-01-15`,
    by: simulator,
    input: {
      name: `${name}（模拟）`,
      year: String(year),
      field,
      promise: `按节点完成${name}`,
      plannedFen: money * yuan,
      milestones: milestones(0),
      lead: unit,
    },
  };
  const report = (on: string, till: number) => ({
    type: 'report',
    on,
    by: handler,
    input: {
      milestones: milestones(till),
      payments: payments(till),
      paidFen: payments(till).reduce((sum, { fen }) => sum + fen, 0),
      evidence: [world.picture(till < 4 ? 'check' : 'after')],
    },
  });
  /** every month, whether or not a milestone was reached, and when one was */
  const reports: ReturnType<typeof report>[] = [];
  for (let on = world.day(promise.on, 28), till = 0; till < names.length && on <= world.today;) {
    const reached = till < done && doneOn[till]! <= on;
    if (reached) on = doneOn[till++]!;
    reports.push(report(on, till));
    on = world.day(on, 28);
  }
  const last = doneOn.at(-1)!;
  const end = [
    {
      type: 'submit',
      on: world.day(last, 1),
      by: handler,
      input: { outcome: `${name}已建成并交付使用`, evidence: [world.picture('after')] },
    },
    { type: 'accept', on: world.day(last, 4), by: office, input: { acceptance: paper } },
  ];
  return { id, acts: [promise, ...reports, ...(done === names.length ? end : [])] };
}

export default defineExamples({
  programme: 'commitment',
  districts: ['hongqi'],
  lives: (world) => {
    const year = Number(world.today.slice(0, 4));
    return [
      ...of2024.map((row, i) =>
        lifeOf(world, {
          id: `2024-${i + 1}`,
          row,
          year: 2024,
          due: ['2024-02-20', '2024-04-30', '2024-06-30', '2024-10-15', '2024-12-10'],
          done: names.length,
        }),
      ),
      ...thisYear.map(([name, field, unit, money, done, isLate], i) => {
        const next = world.day(world.today, isLate ? -9 : 20 + i);
        return lifeOf(world, {
          id: `${year}-${i + 1}`,
          row: [name, field, unit, money],
          year,
          due: names.map((_, n) => world.day(next, (n - done) * 45)),
          done,
        });
      }),
    ];
  },
});
