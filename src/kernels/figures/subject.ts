import { isHan } from './unit-table.ts';

/** Where a noun phrase cannot go on. */
const boundary = new Set(',;。:!?\n\t|');
const opens = '“‘《(';
const closes = '”’》)';

const trailing =
  /(?:实现|完成|达到|高达|突破|首破|首次|增至|增加到|增加至|增长到|增长至|提高到|提高至|提升到|提升至|上升到|上升至|下降到|下降至|降低到|降低至|减少到|减少至|扩大到|扩大至|缩小到|缩小至|收窄到|收窄至|缩短到|缩短至|压缩到|压缩至|回落到|回落至|升至|降至|减至|稳定在|保持在|控制在|维持在|超过|不低于|不少于|不足|不超过|接近|将近|大约|预计|预期|力争|累计|总计|合计|共计|分别|目标|约为|为|是|有|达|超|约|近|逾|破|共|均|已|仅|将|在|的|了|等|各|也|由|从|从原来|较|(?<![占对入构])比|与|和|同比|环比|-|—|:|=|"|“|\(|年均|平均(?!工资)|再|又|计|至|到|上|成功|首批|就|还|全部)$/;
const leading =
  /^(?:其中|正在建设|正在|预计|力争|全年|当年|今年|去年|上年|年内|目前|截至目前|截至|截止|累计|共|已|将|现|现有|拥有|共有|再|先后|还|也|又|并|且|而|及|和|与|、|—|-|“(?=[^”]*$)|\)|"|通过|完成|实现|达到|荣获|获得|获评|滚动实施|组织实施|实施|建成|建设(?!用地|项目|规模|工程)|新增|新建(?!筑)|新签约|新入库|新引进|新培育|新认定|落位|落户|争取(?!到位)|我区|全区|我市|我县|总共|成功|顺利|持续|每年|每月|每天|平均每|使|让|把|将|对|在|是|有|了|的|:|,|到\d{4}年底?|开展|举办|承办|打造|培育(?!和)|创建|发放|兑现|投入(?=[^资金]{3,})|整合|争创|选派|聘请|改造(?=[\u4e00-\u9fff]{2,})|新改建|招引|引进(?=[\u4e00-\u9fff]{2,})|推动|带动|吸纳|惠及|服务(?=[\u4e00-\u9fff]{2,}))/;
const dates =
  /(?:截至|截止|较|比|与|到|自|从|至|于|在)?\d{4}年?(?:度|底|末|初)?(?:上半年|下半年|前?[一二三四]季度|(?:\d{1,2}-)?\d{1,2}月份?(?:底|末)?(?:\d{1,2}日)?)?(?:,|以来)?|\d{1,2}(?:[-—~至]\d{1,2})?月份?(?:底|末|\d{1,2}日)?/g;
const span = /(?:连续|未来|过去|近)?[\d一二两三四五六七八九十]+(?:年|个月)(?:内|来|间)?$/;
const forWhom =
  /^为[^,]{1,16}?(?:争取|提供|发放|减免|节约|兑现|协调|解决|办理|落实|引进|推送)(?:了)?/;
/** Words that say what of a thing is measured: they need the thing to be named. */
const attribute =
  /^(?:总|年|月|日|平均|人均|累计|计划|完成|合同|合计|其)?(?:投资|投资额|面积|销售额|产值|营业额|营业收入|金额|总额|总量|占比|比重|增速|增幅|建筑面积|占地面积|用地面积|长|长度|里程|规模|交易额|客流量|产能|产量|利润|税收|纳税|用工|覆盖率|合格率|满意率|办结率|完成率|办结|化解率|化解|资金|数量|总数|户数|总户数|总人口|人口|人数|受益群众|参与人数|值)$/;

export const isAttribute = (words: string) => attribute.test(words);

/**
 * Where the clause begins whose last character stands before `to`, not before `floor`; a comma in
 * quotes or brackets parts nothing.
 */
export function clauseStart(text: string, to: number, floor: number): number {
  let depth = 0;
  for (let at = to - 1; at >= floor && to - at <= 90; at--) {
    if (isHan(text.charCodeAt(at))) continue;
    const character = text[at]!;
    if (closes.includes(character)) depth += 1;
    else if (opens.includes(character)) {
      if (depth === 0 && character === '(') return at + 1;
      depth = Math.max(0, depth - 1);
    } else if (character === '\n' || ';。!?'.includes(character)) return at + 1;
    else if (depth === 0 && boundary.has(character)) return at + 1;
  }
  return Math.max(floor, to - 90);
}

function strip(words: string, pattern: RegExp, rounds = 8): string {
  let rest = words;
  for (let round = 0; round < rounds; round++) {
    const next = rest.replace(pattern, '');
    if (next === rest || next === '') return next;
    rest = next;
  }
  return rest;
}

/** “首店” → 首店, where the quotes hold the whole; one quote without its other half goes too. */
function unquote(words: string): string {
  const inner = /^[“"‘《]([^“”"‘’《》]+)[”"’》]$/.exec(words)?.[1];
  if (inner) return inner;
  const open = words.lastIndexOf('“');
  if (open >= 0 && !words.includes('”', open)) return words.slice(open + 1);
  const close = words.indexOf('”');
  if (close >= 0 && !words.slice(0, close).includes('“')) return words.slice(close + 1);
  return words;
}

/** The noun phrase in the words before a number; '' where they hold none. */
export function cleanSubject(words: string): string {
  let rest = words.replaceAll(dates, '').replace(span, '').replaceAll(/[\s]/g, '');
  rest = rest.replace(/^(?:元|[个家项件户人名位条座处所]|以上|以下|左右|余|多)(?=[、和与及])/, '');
  rest = strip(rest, trailing);
  rest = strip(rest, leading);
  rest = rest.replace(forWhom, '');
  const listed = rest.lastIndexOf('等');
  if (
    listed > 1 &&
    listed < rest.length - 1 &&
    !/^等(?:级|次|待|候|额|效|教)/.test(rest.slice(listed))
  ) {
    const tail = rest.slice(listed + 1).replace(/^(?:一批|各类|多种|重点)/, '');
    if (tail.length > 1 && !/^(?:方面|领域|环节)$/.test(tail)) rest = tail;
  }
  rest = strip(rest, trailing);
  return unquote(strip(rest, leading));
}

const hardEnd = new Set(',;。:!?、\n\t|(0123456789');
const nounEnd =
  /入驻|投产|达效|建成|开工|竣工|投用|投入使用|落地|签约|获评|获得|荣获|获|入选|入围|联建|正在|全部|全面|均|已|被|成功|顺利|通过|达到|达(?!标)|增长|下降|总投资|得到|参与|参加|受益|实现|完成|投运|启动|推进|推动|纳入|列入|开展|落户|进驻|覆盖|升级|位居|居(?!民)|为牵引|为(?!民)|以上$|同比|上线|在(?!建)|让|使|有力|有效|共(?!享|同|建)|分别|累计|新增|占|较|比(?!赛)|带动|惠及|是|进入|提升|提前|按|向|对|从|将|和\d|免费/;
const notNouns =
  /^(?:以上|以下|左右|的(?:速度|目标|增长|增速|比例)|增长|增速|增幅|的$|面积|总投资|投资额|产值|用于|用以|和|与|至|到|上升|提升|位|以内|比|较)/;

/** The noun phrase after a number with a classifier: 38个“驿站”; '' where another word follows. */
export function subjectAfter(text: string, from: number): string {
  let words = text.slice(from, from + 40);
  const quote = /^(?:的)?[“"]([^“”"\n]{1,20})[”"]/.exec(words);
  if (quote && /^(?:[,;。、!?\n和与及]|$)/.test(words.slice(quote[0].length))) return quote[1]!;
  // what follows a closing mark begins another phrase
  if (notNouns.test(words) || ')”’》'.includes(words.charAt(0) || ' ')) return '';
  words = words.replace(/^(?:的|(?:国家|省|市)级(?=的))/, '');
  let depth = 0;
  let end = words.length;
  for (let at = 0; at < words.length; at++) {
    const character = words[at]!;
    if ('“《'.includes(character)) depth += 1;
    else if ('”》'.includes(character)) depth = Math.max(0, depth - 1);
    // 省、市名校: levels of government are listed before the noun, other lists end it
    else if (character === '、' && at <= 2 && /^[国家省市区县]+$/.test(words.slice(0, at)))
      continue;
    else if (depth === 0 && hardEnd.has(character)) {
      end = at;
      break;
    }
  }
  words = words.slice(0, end);
  const verb = nounEnd.exec(
    words.replaceAll(/“[^”]*”/g, (inside) => '“'.padEnd(inside.length, '“')),
  );
  if (verb) words = words.slice(0, verb.index);
  return unquote(words.replace(/(?:的|等|了|和|与)$/, '').trim());
}

/** What is won or kept after 连续7年: 获得“文明单位”称号 → “文明单位”称号; null where no such verb follows. */
export const attained = (text: string, from: number): string | null =>
  /^(?:均|都)?(?:获得|荣获|获评|获批|被评为|评为|蝉联|入选|保持|荣膺|获)(?:了|为)?([^,;。!?\n\d]{2,30})/.exec(
    text.slice(from, from + 40),
  )?.[1] ?? null;

/** “12345”党建引领模式: the name from `from` to `to`, its quoted whole, with the noun it names. */
export function nameSubject(text: string, from: number, to: number): string {
  const start = '“"‘《'.includes(text[from - 1] ?? ' ') ? from - 1 : from;
  const close = /^[^”"’》,,;。\n]{0,12}[”"’》]/.exec(text.slice(to, to + 14));
  const end = close && start < from ? to + close[0].length : to;
  const change = text.startsWith('同比', end) ? '同比' : '';
  return text.slice(start, end) + change + subjectAfter(text, end + change.length);
}

/** The members of an enumeration before 分别 or 均: A、B和C → [A, B, C]; a shared tail is given to all. */
export function membersOf(words: string): string[] {
  const parts = words.split(/、|以及|和(?!谐|平|美)|与(?!会)|及(?!时)/).map((part) => part.trim());
  if (parts.length < 2 || parts.includes('')) return [words];
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  // 城镇居民、农村居民人均可支配收入: what follows the noun both share belongs to both
  const shared = last.lastIndexOf(first.slice(-2));
  const tail = shared > 0 ? last.slice(shared + 2) : '';
  return tail === '' ? parts : [...parts.slice(0, -1).map((part) => part + tail), last];
}
