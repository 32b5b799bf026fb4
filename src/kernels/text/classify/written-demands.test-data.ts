import { streamOf } from '../../simulate/random.ts';
import type { Example } from './train-classifier.ts';

const things: Record<string, readonly string[]> = {
  '城建/路灯': ['路灯不亮', '路灯杆歪了', '灯罩掉落', '整条街没有路灯', '路灯白天也亮着'],
  '城建/道路': ['路面坑洼', '人行道地砖松动', '井盖破损', '道路积水', '施工后没有恢复路面'],
  '环保/噪音': ['夜里施工噪音大', '音响扰民', '广场舞声音太大', '机器轰鸣', '商铺喇叭叫卖'],
  '环保/垃圾': ['垃圾没人清运', '垃圾桶满了', '焚烧垃圾有异味', '装修垃圾堆放', '河边倾倒垃圾'],
};
const names = [...'东西南北和平建设新华人民文化胜利解放中山长江黄河金穗'];
const places = ['A3区', 'K1县', '小区', '学校', '市场', '二号楼'];
const endings = [
  '希望尽快处理',
  '请有关部门管一管',
  '已经好几天了',
  '多次反映没有结果',
  '影响居民生活',
];

/** Demands put together from written parts, for tests: `count` of them, four classes of two levels. */
export function writtenDemands(count: number, seed: number): Example[] {
  const random = streamOf(seed, 'demands');
  return Array.from({ length: count }, (_, i) => {
    const label = Object.keys(things)[i % 4]!;
    const thing = random.pick(things[label]!);
    // one in twelve complains of something else as well, so that nothing is quite certain
    const more = random.chance(1 / 12)
      ? `，${random.pick(things[random.pick(Object.keys(things))]!)}`
      : '';
    const road = `${random.pick(names)}${random.pick(names)}路`;
    return {
      fields: [
        `${random.pick(places)}${road}${thing}${more}`,
        `${random.between(2, 30)}日起${road}${thing}，${random.pick(endings)}${random.between(1, 999)}`,
      ],
      label,
    };
  });
}
