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

/** What a stretch of text tells of a person. */
export type PersonalKind =
  | 'id-number'
  | 'bank-card'
  | 'e-mail'
  | 'mobile'
  | 'landline'
  | 'plate'
  | 'door'
  | 'name';

/** Personal data in a text: where it stands (UTF-16 offsets), and how it is shown. */
export interface Personal {
  kind: PersonalKind;
  start: number;
  end: number;
  text: string;
  /** as many characters as `text` */
  masked: string;
  /** whether its own check digit confirms it: of identity numbers and bank cards */
  checked: boolean;
}

/** Whether the check character of an identity number holds (GB 11643-1999: ISO 7064 MOD 11-2). */
function idNumberHolds(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false;
  let rest = 0;
  for (const digit of id.slice(0, 17)) rest = ((rest + Number(digit)) * 2) % 11;
  const check = (12 - rest) % 11;
  return id[17] === (check === 10 ? 'X' : String(check));
}

/** Whether the digits of a card add up as ISO/IEC 7812-1 says (Luhn). */
function cardHolds(card: string): boolean {
  const digits = card.normalize('NFKC').replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length >= 12 && sum % 10 === 0;
}

const D = '[\\d０-９]';
const GAP = '[-\\s－]?';
/** Short names of provinces, with which plates begin. */
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const CALLED = '女士|先生|小姐|大爷|大妈|大娘|大叔|大姐|大哥|阿姨|奶奶|爷爷|婆婆';
/** Surnames that more often join the words before a name: 和李先生 names nobody. */
const JOINS = '和与于同时从向由经找给对让被跟及叫有是的因为谢';
/** Begins like a name and is none. */
const NO_NAMES =
  /^(?:司机|广场舞?|班主任|高中|单身|安保|门卫|盲人|后勤|水果|游客|车主|古稀|白发|空巢)/;

interface Finder {
  kind: PersonalKind;
  at: RegExp;
  hide: (found: string) => string;
}

/** What is personal in free text, the longest kinds first, and how each is hidden. */
const FINDERS: readonly Finder[] = [
  // 18 characters with a date of birth: hidden even when the check digit is mistyped
  {
    kind: 'id-number',
    at: new RegExp(`(?<!${D})[1-9]${D}{16}[\\dXx０-９Ｘｘ](?![\\d０-９A-Za-z])`, 'g'),
    hide: hideId,
  },
  // the fifteen digits of cards before 1999 have no check and are believed only where they are named
  {
    kind: 'id-number',
    at: /(?<=身份证(?:号码?)?(?:是|为)?[:：]?\s?)[1-6]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/g,
    hide: (found) => maskDigits(found, 3, 4),
  },
  {
    kind: 'bank-card',
    at: new RegExp(
      `(?<![\\d０-９.-])[3-6３-６](?:${D}{3})(?:[ -]?${D}{4}){3}(?:[ -]?${D}{1,3})?(?!${D})`,
      'g',
    ),
    hide: (found) => (cardHolds(found) ? maskDigits(found, 4, 4) : found),
  },
  {
    kind: 'e-mail',
    at: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g,
    hide: maskEmail,
  },
  {
    kind: 'mobile',
    at: new RegExp(
      `(?<![\\d０-９.])(?:\\+?86${GAP})?[1１][3-9３-９]${D}${GAP}${D}{4}${GAP}${D}{4}(?!${D})`,
      'g',
    ),
    hide: (found) => maskDigits(found, found.replace(/[^\d０-９]/g, '').length - 8, 4),
  },
  {
    kind: 'landline',
    at: new RegExp(
      `(?<![\\d０-９.])(?:[（(]0(?:10|2\\d|[3-9]\\d\\d)[)）]|0(?:10|2\\d|[3-9]\\d\\d))${GAP}${D}{7,8}(?!${D})`,
      'g',
    ),
    hide: hideLandline,
  },
  {
    kind: 'landline',
    at: /(?<![\d.-])\(?[2-9]\d{2}\)?[-. ]{1,2}\d{3}[-.]\d{4}(?![\d-])/g,
    hide: (found) => maskDigits(found, 3, 3),
  },
  {
    kind: 'landline',
    at: /(?<=(?:电话|座机|热线)(?:是|为)?[:： ]?)\d{7,8}(?!\d)/g,
    hide: (found) => maskDigits(found, 0, 3),
  },
  {
    kind: 'plate',
    at: new RegExp(
      `[${PROVINCES}][A-HJ-NP-Za-hj-np-z][·.\\s]?(?=[A-Za-z]{0,3}\\d[A-Za-z\\d]*\\d)[A-HJ-NP-Za-hj-np-z\\d]{4,5}[A-HJ-NP-Za-hj-np-z\\d挂学警](?![A-Za-z\\d])`,
      'g',
    ),
    hide: hidePlate,
  },
  // the room, not the building: whoever mends a lift must know which
  {
    kind: 'door',
    at: /(?<=(?:栋|幢|座|号楼|单元)\s?)\d{3,4}(?=[室号房]|[^\d*年月元人米户套平万.％%]|$)|(?<![\d.*])\d{3,4}(?=室(?!内|外|温))/g,
    hide: (found) => '*'.repeat(found.length),
  },
  {
    kind: 'door',
    at: /(?<=(?:家住|住址|住在|家在)[^，。；！？\n]{0,20}[路街巷道弄村里组])\d{1,4}(?=号(?!楼|院|线|公路))/g,
    hide: (found) => '*'.repeat(found.length),
  },
  {
    kind: 'name',
    at: new RegExp(
      `(?<=我叫|我名叫|姓名[:：]\\s?|联系人[:：]\\s?|投诉人[:：]\\s?)[${SURNAMES}]\\p{Script=Han}{1,2}(?=\\P{Script=Han}|$|[今住家是电手联在我])`,
      'gu',
    ),
    hide: maskName,
  },
  {
    kind: 'name',
    at: new RegExp(
      `(?![${JOINS}])[${SURNAMES}](?![${JOINS}])\\p{Script=Han}{1,2}(?=${CALLED})`,
      'gu',
    ),
    hide: hideCalled,
  },
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

/** Province and office stay, and the last two: 豫A12345 → 豫A***45. */
function hidePlate(found: string): string {
  const from = /[·.\s]/.test(found[2]!) ? 3 : 2;
  return found.slice(0, from) + '*'.repeat(found.length - from - 2) + found.slice(-2);
}

/** 王小明先生 names somebody; in 感谢李先生 the character before the honorific is the surname. */
function hideCalled(found: string): string {
  const last = found.at(-1)!;
  if (
    NO_NAMES.test(found) ||
    COMPOUND_SURNAMES.has(found) ||
    (found.length === 2 && SURNAMES.includes(last))
  )
    return found;
  return maskName(found);
}

/** Nothing to look for without digits, an @ or a cue of a name: most texts leave here. */
const WORTH_LOOKING = new RegExp(
  `${D}{3}|@|[${PROVINCES}][A-Za-z]|我叫|我名叫|姓名|联系人|投诉人|家住|住址|住在|家在|${CALLED}`,
);

/**
 * Personal data in a free text, in its order: identity numbers, bank cards whose digits add up,
 * e-mail, telephones, plates, rooms and house numbers of homes, names after 我叫 or 姓名： and before
 * 先生 or 阿姨. No two overlap.
 */
export function findPersonal(text: string): Personal[] {
  if (!WORTH_LOOKING.test(text)) return [];
  const spans: { kind: PersonalKind; start: number; end: number }[] = [];
  let masked = text;
  for (const { kind, at, hide } of FINDERS) {
    masked = masked.replace(at, (part: string, ...rest: unknown[]) => {
      const shown = hide(part);
      const start = rest.find((value) => typeof value === 'number')!;
      if (shown !== part) spans.push({ kind, start, end: start + part.length });
      return shown;
    });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: typeof spans = [];
  for (const span of spans) {
    const last = apart.at(-1);
    // what is written without a break between, as a card before an e-mail, is one
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else apart.push(span);
  }
  return apart.map(({ kind, start, end }) => {
    const part = text.slice(start, end);
    const checked =
      kind === 'bank-card' ||
      (kind === 'id-number' && idNumberHolds(part.normalize('NFKC').toUpperCase()));
    return { kind, start, end, text: part, masked: masked.slice(start, end), checked };
  });
}

/**
 * A free text in which everything that `findPersonal` finds is hidden with asterisks, character by
 * character: the length stays and everything else is untouched. Masking twice changes nothing more.
 *
 * @example maskText('请回电13812341234') // '请回电138****1234'
 */
export function maskText(text: string): string {
  if (!WORTH_LOOKING.test(text)) return text;
  return FINDERS.reduce((masked, { at, hide }) => masked.replace(at, hide), text);
}
