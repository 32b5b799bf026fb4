import { bare, type Mention } from './mention.ts';
import { scanNumber } from './scan-numbers.ts';
import { isDigit, isLatin } from './unit-table.ts';

const ordinals: Readonly<Record<string, string>> = Object.fromEntries(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i) => [word, String(i + 1)]),
);
const cardinals: Readonly<Record<string, string>> = Object.fromEntries(
  'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i + 2)]),
);
const powers: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
};

const fractions: Readonly<Record<string, string>> = {
  half: '2',
  third: '3',
  quarter: '4',
  fourth: '4',
  fifth: '5',
  tenth: '10',
};
const fraction =
  /(one|two|three|four|five|six|seven|nine)[- ](half|third|quarter|fourth|fifth|tenth)s?(?= of\b)/iy;
const places = / (?:places?|spots?|positions?|notches|notch)\b/iy;
const scale = /[ -]?(thousand|million|billion|trillion)\b/iy;
const percent = / ?%| per ?cent\b/iy;
const points = /[ -](?:percentage|basis)[ -]points?\b/iy;
const measure =
  /[ -]?(yuan|RMB|CNY|US dollars|dollars|USD|euros|square kilomet(?:er|re)s?|square met(?:er|re)s?|sq\.? ?km|sq\.? ?m|cubic met(?:er|re)s?|kilomet(?:er|re)s?|met(?:er|re)s?|km|km2|m2|hectares?|acres?|mu|miles?|tons?|tonnes?|kg|kilograms?|kWh|kilowatt[ -]hours?|MW|megawatts?|GW|hours?|minutes?|(?:working )?days?|weeks?|months?|years?|micrograms per cubic met(?:er|re))\b/iy;
const times = /[ -](?:times|fold)\b|-?fold\b/iy;
const noun = / ((?:[A-Za-z][A-Za-z'’-]*)(?: [A-Za-z][A-Za-z'’-]*){0,4})/y;
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const monthNames = month.slice(3, -1).split('|');
const dayOfYear = new RegExp(
  `(${month}) (\\d{1,2})(?:,? ((?:19|20)\\d\\d))?|(${month}) ((?:19|20)\\d\\d)`,
  'y',
);
const dayFirst = new RegExp(`(\\d{1,2}) (${month})(?: ((?:19|20)\\d\\d))?`, 'y');
const partOfYear =
  /(first|second|third|fourth) (half|quarter) of ((?:19|20)\d\d)|Q([1-4]) ((?:19|20)\d\d)/iy;
const firstMonths =
  /first (two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}) (quarters|months)\b(?: of ((?:19|20)\d\d))?/iy;
const suffix = /(?:st|nd|rd|th)\b/y;
const rankLead =
  /(?:rank(?:ed|ing|s)?|placed|placing|position(?:ed)?|stood|standing|coming|came|comes|finish(?:ed|ing)|took|taking|claimed|held?|holding|up to|rose to|moved to|climbed to|from|No\.|number|top|joint)\s+(?:at\s+)?(?:the\s+)?(?:No\.\s*)?$|No\.\s*$|\btop\s+$/i;
const rankTail =
  /^(?:[ -](?:place|position|spot|largest|highest|fastest|best|among|in the (?:city|province|country|county|nation|state)|out of|nationwide|citywide|overall))/i;
const up =
  /\b(?:up|rose|rise of|rising|grew|growing|growth(?: rate)?(?: of)?|increas(?:ed|e|ing)(?: of)?|climbed|expand(?:ed|ing)|gain(?:ed|ing|s)?(?: of)?|jumped|surged|higher|improv(?:ed|ing)|advanced)(?: year[ -]on[ -]year| on year|\s+from a year earlier)?\s*(?:was|were|reached|stood at|of|by|at|to a)?\s*(?:an? )?(?:about|around|nearly|over|more than|some|roughly|almost|only)?\s*$/i;
const down =
  /\b(?:down|fell|fall of|falling|declin(?:ed|e|ing)(?: of)?|dropp?(?:ed|ing)?(?: of)?|decreas(?:ed|e|ing)(?: of)?|shrank|slipped|lower|reduc(?:ed|ing|tion of)|cut|contracted)(?: year[ -]on[ -]year| on year)?\s*(?:of|by|at)?\s*(?:about|around|nearly|over|more than|some|roughly|almost|only)?\s*$/i;
const changeTail =
  /^,? (?:year[ -]on[ -]year |annual )?(?:increase|growth|rise|higher|more than|decrease|decline|drop|fall|lower|fewer|less|up|down)\b/i;
const lead =
  /(?:more than|over|nearly|about|around|almost|some|roughly|approximately|at least|up to|fewer than|less than|under|exceeding|exceeded|exceeds|surpassed|surpassing|topped|reached|close to)\s+$/i;
const nameHead =
  / (?:hotline|highway|national highway|expressway|model|initiative|programme|program|project)\b/y;
const notCounted =
  /^(?:and|or|to|in|of|for|by|at|on|from|with|as|was|were|is|are|up|down|year-on-year|year|than|the|a|compared|respectively|which|while|that|after|per|over|but)\b/i;

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function dated(start: number, end: number, value: string, unit: string, period?: string): Mention {
  return {
    ...bare(start, end, 'date'),
    value,
    unit,
    canonical: unit,
    ...(period ? { period } : {}),
  };
}

const monthNumber = (name: string) => String(monthNames.indexOf(name) + 1).padStart(2, '0');

function findDate(text: string, at: number): Mention | undefined {
  const named = match(dayOfYear, text, at);
  if (named) {
    const [whole, name, day, year, only, onlyYear] = named;
    const end = at + whole.length;
    if (only)
      return dated(
        at,
        end,
        `${onlyYear}-${monthNumber(only)}`,
        'month',
        `${onlyYear}-${monthNumber(only)}`,
      );
    return dated(
      at,
      end,
      `${year ? `${year}-` : ''}${monthNumber(name!)}-${day!.padStart(2, '0')}`,
      'day',
    );
  }
  const first = match(dayFirst, text, at);
  if (first) {
    const [whole, day = '', name = '', year] = first;
    return dated(
      at,
      at + whole.length,
      `${year ? `${year}-` : ''}${monthNumber(name)}-${day.padStart(2, '0')}`,
      'day',
    );
  }
  const span = match(firstMonths, text, at);
  if (span) {
    const [whole, count = '', what = '', ofYear] = span;
    const n = cardinals[count.toLowerCase()] ?? count;
    const year = ofYear ? `${ofYear}-` : '';
    const value =
      what.toLowerCase() === 'quarters'
        ? `${year}Q1/Q${n}`
        : `${year}01/${year}${n.padStart(2, '0')}`;
    return dated(at, at + whole.length, value, 'year', ofYear ? value : undefined);
  }
  const part = match(partOfYear, text, at);
  if (part) {
    const [whole, nth = '', what = '', year, quarter, ofYear] = part;
    const value = quarter
      ? `${ofYear}-Q${quarter}`
      : `${year}-${what.toLowerCase() === 'half' ? 'H' : 'Q'}${ordinals[nth.toLowerCase()]}`;
    return dated(at, at + whole.length, value, 'year', value);
  }
  const year = match(
    /(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?(?![\d,.]\d|\d|[ -]?(?:million|billion|yuan|percent|%))/y,
    text,
    at,
  );
  if (!year) return undefined;
  const before = text.slice(Math.max(0, at - 12), at);
  const told =
    /\b(?:in|of|since|by|from|to|than|for|end|until|during|year|the|early|late|between|and|and|mid)[- ]$/i.test(
      before,
    ) || /^(?:\W|$)/.test(text.slice(at + year[0].length, at + year[0].length + 1));
  const follows = text.slice(at + year[0].length, at + year[0].length + 24);
  if (!told || (/^ [a-z]+s\b/.test(follows) && !/\b(?:in|of|since|by|than|during) $/i.test(before)))
    return undefined;
  return dated(at, at + year[0].length, year[0], 'year', year[0]);
}

function findRank(
  text: string,
  at: number,
  value: string,
  end: number,
  floor: number,
  ordinal: boolean,
): Mention | undefined {
  const left = text.slice(Math.max(floor, at - 28), at);
  const found = rankLead.exec(left);
  const top = /\btop\s+$/i.test(left);
  if (!found && !(ordinal && rankTail.test(text.slice(end, end + 24)))) return undefined;
  if (!ordinal && found && !/(?:No\.|number|top)\s*$|rank\w*\s+$/i.test(left)) return undefined;
  return {
    ...bare(at, end, 'rank'),
    value,
    sort: 'place',
    leadStart: found ? at - found[0].length : at,
    ...(top ? { qualifier: 'top' } : {}),
  };
}

function findWord(text: string, at: number, floor: number): Mention | undefined {
  let end = at;
  while (isLatin(text.charCodeAt(end))) end += 1;
  if (end - at < 3 || end - at > 9) return undefined;
  const word = text.slice(at, end).toLowerCase();
  const ordinal = ordinals[word];
  if (ordinal) return findRank(text, at, ordinal, end, floor, true);
  const part = match(fraction, text, at);
  if (part) {
    const over = cardinals[part[1]!.toLowerCase()] ?? '1';
    const value = `${over}/${fractions[part[2]!.toLowerCase()]}`;
    return { ...bare(at, at + part[0].length, 'share'), value, sort: 'percent' };
  }
  const cardinal = cardinals[word];
  if (cardinal) {
    const rest = match(scale, text, end);
    return finish(text, { ...bare(at, end, 'count'), value: cardinal }, rest ? end : end, floor);
  }
  if (/^(?:double|tripled?|doubled)$/.test(word) || /^doubled|^tripled/.test(word)) {
    return {
      ...bare(at, end, 'multiple'),
      value: word.startsWith('t') ? '3' : '2',
      unit: 'times',
      canonical: '倍',
      sort: 'multiple',
      direction: 'up',
    };
  }
  return undefined;
}

/** Unit, power and kind of the number that ends at `from`. */
function finish(text: string, mention: Mention, from: number, floor: number): Mention {
  let end = from;
  const size = match(scale, text, end);
  const power = size ? (powers[size[1]!.toLowerCase()] ?? 0) : 0;
  if (size) end += size[0].length;
  const word = size ? `${size[1]} ` : '';
  const left = text.slice(Math.max(floor, mention.start - 48), mention.start);
  const qualifier = lead.exec(left)?.[0].trim() ?? null;
  const part = match(points, text, end);
  const cent = part ?? match(percent, text, end);
  if (cent) {
    end += cent[0].length;
    return change(
      text,
      {
        ...mention,
        end,
        unit: part ? 'percentage points' : '%',
        canonical: part ? '个百分点' : '%',
        sort: part ? 'point' : 'percent',
        qualifier,
        kind: 'share',
      },
      left,
    );
  }
  const step = match(places, text, end);
  if (step) {
    const fell = /\b(?:down|fell|dropp\w+|slipp\w+|lost|lower)\b[^,.;]*$/i.test(left);
    const unit = step[0].trim();
    end += step[0].length;
    return {
      ...mention,
      end,
      kind: 'rank-change',
      unit,
      canonical: '位',
      sort: 'place',
      direction: fell ? 'down' : 'up',
    };
  }
  const many = match(times, text, end);
  if (many)
    return {
      ...mention,
      end: end + many[0].length,
      kind: 'multiple',
      unit: 'times',
      canonical: '倍',
      sort: 'multiple',
      direction: 'up',
      qualifier,
    };
  const unit = match(measure, text, end);
  if (unit) {
    end += unit[0].length;
    const name = unit[1]!;
    return change(
      text,
      {
        ...mention,
        end,
        kind: 'level',
        unit: word + name,
        canonical: name,
        sort: 'measure',
        power,
        qualifier,
      },
      left,
    );
  }
  const things = match(noun, text, end)?.[1];
  const cut = things?.split(
    /\s+(?=(?:and|or|to|in|of|for|by|at|on|from|with|as|was|were|is|are|had|have|has|up|down|that|which|across|under|among|along|were|built|opened|completed|joined|while|during|over|after|this|last|got|now|took|started|moved)\b)/i,
  )[0];
  const counted = cut !== undefined && !notCounted.test(cut) ? cut : null;
  return {
    ...mention,
    end,
    kind: counted || size ? 'count' : 'level',
    unit: counted ?? (size ? size[1]! : null),
    canonical: counted,
    sort: 'count',
    power,
    qualifier,
  };
}

function change(text: string, mention: Mention, left: string): Mention {
  const rose = up.exec(left);
  const fell = down.exec(left);
  const reached = /\bto\s+(?:about |around |nearly |over )?$/i.test(left);
  const tail = changeTail.exec(text.slice(mention.end, mention.end + 40))?.[0];
  if (mention.kind === 'level' && !tail && !/(?:by|of)\s+$/.test((rose ?? fell)?.[0] ?? ''))
    return mention;
  if (!reached && (rose || fell)) {
    const found = (rose ?? fell)!;
    return {
      ...mention,
      kind: 'growth',
      direction: fell && !rose ? 'down' : 'up',
      leadStart: mention.start - found[0].length,
    };
  }
  if (tail && mention.sort !== 'measure') {
    return {
      ...mention,
      kind: 'growth',
      direction: /decrease|decline|drop|fall|lower|fewer|less|down/i.test(tail) ? 'down' : 'up',
    };
  }
  return mention.sort === 'point' ? { ...mention, kind: 'growth', direction: 'up' } : mention;
}

/** The number, date or rank that begins at `at` in English text; undefined where none does. */
export function findEnglish(text: string, at: number, floor: number): Mention | undefined {
  const code = text.charCodeAt(at);
  if (!isDigit(code)) {
    if (!isLatin(code) || (at > floor && isLatin(text.charCodeAt(at - 1)))) return undefined;
    const coded = match(/[A-Za-z]{1,6}-?\d+(?:\.\d+)*[A-Za-z]?(?![A-Za-z])/y, text, at);
    if (coded) return bare(at, at + coded[0].length, 'name');
    return findDate(text, at) ?? findWord(text, at, floor);
  }
  const date = findDate(text, at);
  if (date) return date;
  const token = scanNumber(text, at);
  const nth = match(suffix, text, token.end);
  if (nth) {
    const end = token.end + nth[0].length;
    return (
      findRank(text, at, token.words, end, floor, true) ?? {
        ...bare(at, end, 'ordinal'),
        value: token.words,
        sort: 'edition',
      }
    );
  }
  if (match(nameHead, text, token.end)) {
    return bare(at, token.end, 'name');
  }
  const before = text.charCodeAt(at - 1);
  const dashed =
    text[at - 1] === '-' && (isLatin(text.charCodeAt(at - 2)) || isDigit(text.charCodeAt(at - 2)));
  const into = match(/[-/]?[A-Za-z]+|(?:[-/]\d+)+/y, text, token.end)?.[0];
  const asUnit =
    into !== undefined &&
    (match(measure, text, token.end) ??
      match(scale, text, token.end) ??
      match(times, text, token.end) ??
      match(points, text, token.end)) !== null;
  if (
    isLatin(before) ||
    dashed ||
    (into !== undefined && !asUnit) ||
    (token.words.length > 1 && token.words.startsWith('0') && !token.words.includes('.'))
  ) {
    let start = at;
    while (start > floor && /[A-Za-z0-9-]/.test(text[start - 1]!) && at - start < 24) start -= 1;
    const end = match(/[\dA-Za-z./-]*[\dA-Za-z]/y, text, at)?.[0].length ?? token.words.length;
    return bare(start, at + end, 'name');
  }
  return (
    findRank(text, at, token.words, token.end, floor, false) ??
    finish(text, { ...bare(at, token.end, 'level'), value: token.words }, token.end, floor)
  );
}
