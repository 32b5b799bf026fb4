const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐'.split(
    ' ',
  ),
);
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊甄曲封储靳段焦巴弓牧车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白蒲鄂索赖卓蔺屠蒙池乔阴翟谭姬申扶堵冉宰雍桑桂牛寿通边扈燕冀浦尚农温庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄东欧利蔚越师巩聂晁勾敖冷辛阚那简饶空曾沙养鞠须丰关相查红游权岳帅佟肖闫代付';

const HONORIFIC = /(?:女士|先生|小姐|同志|老师|大爷|大妈|阿姨|师傅)$/;
const HAN_NAME = /^[\p{Script=Han}·]+$/u;

const starsFor = (text: string) => '*'.repeat([...text].length);
const maskDigits = (text: string, keepFirst: number, keepLast: number) => {
  const total = text.replace(/[^\dXx０-９]/g, '').length;
  let seen = 0;
  return text.replace(/[\dXx０-９]/g, (digit) => {
    seen += 1;
    return seen <= keepFirst || seen > total - keepLast ? digit : '*';
  });
};

/**
 * A person's name with everything hidden but the surname, same number of characters:
 * 李小明 → 李**, 欧阳修 → 欧阳*, 李女士 stays (it names nobody), John Smith → J*** S****.
 */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.includes('*')) return trimmed;
  if (!HAN_NAME.test(trimmed)) {
    return trimmed
      .split(/\s+/)
      .map((word) => [...word][0]! + '*'.repeat([...word].length - 1))
      .join(' ');
  }
  if (HONORIFIC.test(trimmed) && [...trimmed].length <= 4) return trimmed;
  const characters = [...trimmed];
  const surname =
    characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  // a single character is hidden whole: it may be a given name
  if (characters.length === 1) return '*';
  return characters.slice(0, surname).join('') + starsFor(characters.slice(surname).join(''));
}

/**
 * A telephone number with its middle hidden, separators kept: 138****1234, 0373-****567,
 * 617-***-*500. Numbers that are already masked stay as they are.
 */
export function maskPhone(phone: string): string {
  const trimmed = phone.trim();
  if (trimmed.includes('*')) return trimmed;
  const digits = trimmed.replace(/\D/g, '');
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits)) return maskDigits(trimmed, digits.length - 8, 4);
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits);
  if (area) return maskDigits(trimmed, area[0].length, 3);
  return maskDigits(trimmed, digits.length === 10 ? 3 : 0, digits.length > 4 ? 3 : 0);
}

/** Digits 7 to 14 of a resident identity number (GB 11643-1999) are the date of birth. */
const plausibleBirth = (id: string) =>
  /^(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(id.slice(6, 14));

/** An identity number with its middle hidden: 410***********002X. */
export const maskIdNumber = (id: string): string => maskDigits(id.trim(), 3, 4);

const maskEmail = (email: string) => {
  const at = email.indexOf('@');
  return (at > 1 ? email[0]! + '*'.repeat(at - 1) : '*') + email.slice(at);
};

const D = '[\\d０-９]';
const GAP = '[-\\s－]?';
/** What is personal in free text, the longest kinds first, and how each is hidden. */
const FINDERS: readonly (readonly [RegExp, (found: string) => string])[] = [
  // 18 characters with a date of birth: hidden even when the check digit is mistyped
  [new RegExp(`(?<!${D})[1-9]${D}{16}[\\dXx０-９Ｘｘ](?![\\d０-９A-Za-z])`, 'g'), hideId],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g, maskEmail],
  [
    new RegExp(
      `(?<![\\d０-９.])(?:\\+?86${GAP})?[1１][3-9３-９]${D}${GAP}${D}{4}${GAP}${D}{4}(?!${D})`,
      'g',
    ),
    (found) => maskDigits(found, found.replace(/[^\d０-９]/g, '').length - 8, 4),
  ],
  [
    new RegExp(`(?<![\\d０-９.])[（(]?0(?:10|2\\d|[3-9]\\d\\d)[)）]?${GAP}${D}{7,8}(?!${D})`, 'g'),
    hideLandline,
  ],
  [/(?<![\d.-])\(?[2-9]\d{2}\)?[-. ]{1,2}\d{3}[-.]\d{4}(?![\d-])/g, (f) => maskDigits(f, 3, 3)],
  [/(?<=(?:电话|座机|热线)(?:是|为)?[:： ]?)\d{7,8}(?!\d)/g, (found) => maskDigits(found, 0, 3)],
  [
    new RegExp(
      `(?<=我叫|我名叫|姓名[:：]\\s?|联系人[:：]\\s?|投诉人[:：]\\s?)[${SURNAMES}]\\p{Script=Han}{1,2}(?=\\P{Script=Han}|$|[今住家是电手联在我])`,
      'gu',
    ),
    maskName,
  ],
];

function hideId(found: string): string {
  const plain = found.normalize('NFKC');
  return plausibleBirth(plain) ? maskDigits(found, 3, 4) : found;
}

function hideLandline(found: string): string {
  const digits = found.normalize('NFKC').replace(/\D/g, '');
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits)![0].length;
  return maskDigits(found, area, 3);
}

/** Nothing to look for without a run of digits, an @ or a name cue: most texts leave here. */
const WORTH_LOOKING = /[\d０-９]{3}|@|我叫|我名叫|姓名|联系人|投诉人/;

/**
 * A free text in which telephone numbers, identity numbers, e-mail addresses and names after
 * 我叫, 姓名： or 联系人： are hidden with asterisks, character by character: the length stays and
 * everything else is untouched. Masking twice changes nothing more.
 *
 * @example maskText('请回电13812341234') // '请回电138****1234'
 */
export function maskText(text: string): string {
  if (!WORTH_LOOKING.test(text)) return text;
  return FINDERS.reduce((masked, [finder, hide]) => masked.replace(finder, hide), text);
}
