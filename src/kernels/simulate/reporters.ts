import { streamOf, type Random } from './random.ts';

/** Who tells. Nobody real: see `drawReporter`. */
export interface Reporter {
  name: string;
  phone: string;
}

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const forms = [
  '女士',
  '女士',
  '女士',
  '先生',
  '先生',
  '先生',
  '师傅',
  '阿姨',
  '大爷',
  '某',
  '某某',
];

/**
 * A reporter who cannot be anybody: a surname with a form of address or 某, and a number in the
 * 154 segment, which the numbering plan of China gives to no operator.
 */
export function drawReporter(random: Random): Reporter {
  const name = surnames[random.below(surnames.length)]! + random.pick(forms);
  return { name, phone: `154${String(random.below(100_000_000)).padStart(8, '0')}` };
}

/** Somebody who calls again and again about the same corner. */
export interface Habit {
  id: string;
  reporter: Reporter;
  place: number;
  spot: number;
  /** index of the topic */
  topic: number;
}

/** The district's habitual callers: one for every three demands a day, at least five. */
export function drawHabits(
  seed: number,
  perDay: number,
  draw: { place(random: Random): number; spots: number; topics: number },
): Habit[] {
  const random = streamOf(seed, 'habits');
  return Array.from({ length: Math.max(5, Math.round(perDay / 3)) }, (_, i) => ({
    id: `caller-${i + 1}`,
    reporter: drawReporter(random),
    place: draw.place(random),
    spot: random.below(draw.spots),
    topic: random.below(draw.topics),
  }));
}
