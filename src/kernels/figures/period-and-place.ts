import type { Mention } from './mention.ts';

const placeName =
  /(?:^|[^\u4e00-\u9fff]|[对在由于为和与])([\u4e00-\u9fff]{2,3}[区县市])(?![\u4e00-\u9fff]?[域级内]|外)/g;
const noPlace =
  /^(?:市辖区|示范区|主城区|先行区|开发区|高新区|经开区|工业区|中心区|产业区|商务区|均衡区|百强区|各县区|各县市|城乡区|全省各|全市[^市]?|我们[区县市]|居民小区|小区|先进区|试验区|保护区|集聚区|功能区|同类|.*(?:城市|门市|超市|上市|都市|股市|社区|园区|城区|景区|地区|片区|灾区|街区|校区|厂区|片区|山区|辖区|新区|小区|全区|县区|市区|全县|全市|省市|强区|强县|强市|各区|各县|各市|个区|个县|个市))$/;

/** Which period and place the reading stands at, paragraph by paragraph. */
export interface Setting {
  period: string | null;
  place: string | null;
  /** the year last named as the one that is spoken of */
  year: string | null;
}

/** The last place named in `words`; undefined where none is. */
export function findPlace(words: string): string | undefined {
  let last: string | undefined;
  if (!/[区县市]/.test(words)) return undefined;
  for (const [, name = ''] of words.matchAll(placeName)) {
    if (!noPlace.test(name)) last = name.replace(/^[对在由于为和与](?=..)/, '');
  }
  return last;
}

/**
 * What a date does to the setting: a year or a part of one that is not compared with (较2023年) is
 * spoken of from here on; a day is not.
 */
export function setPeriod(setting: Setting, mention: Mention, before: string): void {
  const { period } = mention;
  if (period === undefined || /(?:比|较|与|于|自|从|始建于|相比)$/.test(before)) return;
  if (/^\d{4}/.test(period)) {
    setting.year = period.slice(0, 4);
    setting.period = period;
  } else setting.period = setting.year === null ? period : withYear(setting.year, period);
}

const relative =
  /(?:^|[,。;:!?、“(\s])(今年|本年|去年|上年同期|上年|前年)(?![末底初]|相比|度?同比)/g;
const yearsBack: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: 1,
  上年: 1,
  上年同期: 1,
  前年: 2,
};

/**
 * The period that 去年, 上年同期 or 今年 at the head of a clause means, by the year last named; undefined where
 * the words hold none (较上年 compares and says of nothing when it was) or no year is known.
 */
export function findRelativePeriod(setting: Setting, words: string): string | undefined {
  if (setting.year === null || !/[今本去上前]年/.test(words)) return undefined;
  const word = [...words.matchAll(relative)].at(-1)?.[1];
  if (word === undefined) return undefined;
  const year = String(Number(setting.year) - yearsBack[word]!);
  const same = word === '上年同期' && setting.period !== null;
  return same ? setting.period!.replaceAll(setting.year, year) : year;
}

function withYear(year: string, period: string): string {
  return period
    .split('/')
    .map((part) => `${year}-${part}`)
    .join('/');
}
