import { defineExamples } from '../../src/model/example.ts';

const worker = { role: 'grid-worker', name: '模拟网格员1' };
const mended = [
  { what: '楼道堆放纸箱', done: '劝导住户当场清走' },
  { what: '小广告', done: '当场清除' },
  { what: '共享单车倒伏', done: '扶正归位' },
  { what: '井盖松动', done: '摆放警示桩并通知权属单位' },
];
const daysWalked = 6;
const roundsADay = 14;

/** Rounds of the last days; those of today are still being walked. */
export default defineExamples({
  programme: 'patrol',
  districts: ['hongqi', 'fengquan'],
  lives: (world) => {
    const grids = world.places.filter(({ kind }) => kind === 'grid');
    return Array.from({ length: daysWalked * roundsADay }, (_, i) => {
      const random = world.random('patrol', i);
      const on = world.day(world.today, -Math.floor(i / roundsADay));
      const grid = random.pick(grids);
      const walked = random.between(60, 200);
      const begin = {
        type: 'begin',
        on,
        by: worker,
        input: {
          name: `${grid.label}日常巡查（模拟）`,
          grid: { numberOf: grid.code },
          on,
          place: grid.code,
        },
      };
      const finish = {
        type: 'finish',
        on,
        by: worker,
        input: {
          homes: random.between(0, 18),
          handled: mended.filter(() => random.chance(0.3)),
          walked,
          typed: Math.round(walked * (0.06 + 0.2 * random.unit())),
        },
      };
      return { id: `round-${i + 1}`, acts: i < 4 ? [begin] : [begin, finish] };
    });
  },
});
