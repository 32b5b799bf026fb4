import { defineExamples, type ExampleActor } from '../../src/model/example.ts';

const gate = { role: 'dispatcher', name: '模拟派遣员1' };
const worker = { role: 'grid-worker', name: '模拟网格员1' };

interface Task {
  title: string;
  what: string;
  from: string;
  listed: 'standing' | 'law' | 'urgent' | 'none';
  cells: number;
  /** entries that the platform held already, left out before it was admitted */
  known?: number;
  daysAgo: number;
  /** share of grids that have done it; absent: not admitted yet */
  done?: number;
}

/** Made up; three were refused or trimmed, so that it can be seen what the gate is for. */
const tasks: readonly Task[] = [
  {
    title: '冬季取暖安全入户检查',
    what: '查看烟道、报警器，向独居老人逐户提醒',
    from: 'emergency',
    listed: 'urgent',
    cells: 3,
    daysAgo: 9,
    done: 0.7,
  },
  {
    title: '高龄津贴对象核实',
    what: '核对八十周岁以上老人是否健在、是否本区居住',
    from: 'civil-affairs',
    listed: 'standing',
    cells: 4,
    known: 6,
    daysAgo: 40,
    done: 1,
  },
  {
    title: '经营主体登记信息采集',
    what: '逐户采集店招、面积、经营者电话',
    from: 'market',
    listed: 'none',
    cells: 18,
    daysAgo: 33,
  },
  {
    title: '流浪犬只分布摸排',
    what: '标出聚集点位',
    from: 'city-management',
    listed: 'standing',
    cells: 2,
    daysAgo: 25,
    done: 1,
  },
  {
    title: '城乡居民医保参保动员',
    what: '提醒未参保人员，在名单上勾选结果',
    from: 'healthcare-security',
    listed: 'standing',
    cells: 1,
    daysAgo: 12,
    done: 0.45,
  },
  {
    title: '幼儿入园意愿问卷',
    what: '发放并回收问卷',
    from: 'education',
    listed: 'none',
    cells: 12,
    daysAgo: 18,
  },
  {
    title: '燃气管道占压排查',
    what: '查看沿街门店是否占压管线',
    from: 'housing',
    listed: 'law',
    cells: 2,
    daysAgo: 1,
  },
];

export default defineExamples({
  programme: 'grid-task',
  districts: ['hongqi'],
  lives: (world) => {
    const grids = world.places.filter(({ kind }) => kind === 'grid').length;
    const root = world.places.find(({ kind }) => kind === 'street')!.code.slice(0, 6);
    return tasks.map(({ title, what, from, listed, cells, known = 0, daysAgo, done }, i) => {
      const handler = { role: 'handler', unit: from, name: '模拟承办员1' };
      const act = (
        type: string,
        ago: number,
        by: ExampleActor,
        input: Record<string, unknown>,
      ) => ({
        type,
        on: world.day(world.today, -ago),
        by,
        input,
      });
      const asked = { title: `${title}（模拟）`, what, listed, grids, from, place: root };
      const doneGrids = Math.round(grids * (done ?? 0));
      return {
        id: `task-${i + 1}`,
        acts: [
          act('ask', daysAgo, handler, { ...asked, cells: cells + known, known }),
          ...(known > 0 ? [act('trim', daysAgo - 1, handler, { cells, known: 0 })] : []),
          ...(listed === 'none'
            ? [act('refuse', daysAgo - 1, gate, { refusal: '不在准入清单，数据可从登记系统取得' })]
            : []),
          ...(done === undefined
            ? []
            : [
                act('admit', daysAgo - 2, gate, {}),
                act('report', Math.max(0, daysAgo - 8), worker, { doneGrids }),
              ]),
          ...(done === 1
            ? [act('finish', daysAgo - 9, handler, { answer: '各网格均已完成，结果已汇总' })]
            : []),
        ],
      };
    });
  },
});
