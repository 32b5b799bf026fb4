import { growthOf, type Draft } from './draft.ts';
import type { Mention } from './mention.ts';
import { findPlace, findRelativePeriod, setPeriod, type Setting } from './period-and-place.ts';
import { rankNumber, scopeBetween } from './read-rank.ts';
import {
  attained,
  clauseStart,
  cleanSubject,
  isAttribute,
  membersOf,
  nameSubject,
  subjectAfter,
} from './subject.ts';

/** What the sentence so far offers to the numbers that follow. */
interface Sentence {
  /** the amount last named, to which growth and rank belong */
  head: Draft | null;
  /** the amounts named so far, for a 分别 that comes after them */
  amounts: Draft[];
  /** the change last named */
  change: Draft | null;
  rank: Draft | null;
  /** members that 分别 waits to give a number, and those that got one */
  members: { names: string[]; next: number; drafts: Draft[] } | null;
  pendingChange: number | null;
}

const fresh = (): Sentence => ({
  head: null,
  amounts: [],
  change: null,
  rank: null,
  members: null,
  pendingChange: null,
});

const continues = /^(?:[、,,]|和|与|及|以及|或|分别)*$/;
const sizeWords = /(?:经济)?(?:总量|总额|规模|绝对值|总数|总值|数值)$/;
/** 在全省54个市辖区: the set, where it stands between the noun and the verb of the rank */
const setBefore = /在?(?:全[国省市区县球州]|[\d一二三四五六七八九十]+个)[^,;。]{0,16}$/;
const paceWords = /(?:的)?(?:增速|增幅|增长率|增长速度|增量|涨幅|降幅|升幅)$/;

const setOfRank =
  /^([\u4e00-\u9fff]{1,8}?)(?:中|里|内)?(?:排名?|位居|位列|列|居|名列)?(?:第[\d一二三四五六七八九十]|前[列茅\d一二三四五六七八九十]|首位|榜首|(?:前进|上升|提升|前移|进位|下降|后退|跃升)\d)/;
const changes = new Set<Mention['sort']>(['percent', 'point']);
/** Amounts that an enumeration may hold side by side: of one sort, or percent beside points. */
const areAlike = (a: Mention['sort'] | undefined, b: Mention['sort']) =>
  a === b || (a !== undefined && changes.has(a) && changes.has(b));

const durations = new Set(['年', '个月', '月', '周', '天', '日', '小时']);

/** Gives each number of one paragraph its subject, and growth and rank to whom they belong. */
export class ChineseReader {
  private sentence = fresh();
  private previous: Mention | null = null;
  private floor: number;
  /** what 去年 at the head of a clause says for the rest of its sentence */
  private relative: string | null = null;
  /** end of what was read, dates included */
  private read: number;

  private readonly text: string;
  private readonly setting: Setting;
  private readonly out: Draft[];

  constructor(text: string, from: number, setting: Setting, out: Draft[]) {
    this.text = text;
    this.setting = setting;
    this.out = out;
    this.floor = from;
    this.read = from;
  }

  /**
   * Takes the next number of the paragraph; true where it parts phrases, so that nothing before its
   * end belongs to what follows.
   */
  take(mention: Mention): boolean {
    const { text } = this;
    const gap = text.slice(this.read, mention.start);
    const place = findPlace(gap);
    if (place !== undefined) this.setting.place = place;
    if (/[;。!?]/.test(gap)) {
      this.sentence = fresh();
      this.relative = null;
    }
    this.relative =
      (gap.includes('年')
        ? findRelativePeriod(this.setting, gap.replace(/^.*[;。!?]/s, ''))
        : undefined) ?? this.relative;
    if (mention.kind === 'date') {
      setPeriod(this.setting, mention, gap.slice(-4));
      if (/^\d{4}/.test(mention.period ?? '')) this.relative = null;
      this.push(mention, null);
      this.read = mention.end;
      return false;
    }
    this.read = mention.end;
    if (this.isAside(mention)) return false;
    this.place(mention);
    // a name is part of a noun phrase
    if (mention.kind === 'name') return false;
    this.previous = mention;
    this.floor = mention.end;
    return true;
  }

  /**
   * Pushes and passes over the numbers that are part of another phrase: how many members a set has
   * (居四个主城区第2位), how long something went on (三年翻一番).
   */
  private isAside(mention: Mention): boolean {
    const { text } = this;
    if (mention.kind === 'count') {
      const set = setOfRank.exec(text.slice(mention.end, mention.end + 20));
      if (set) this.push(mention, set[1] ?? null);
      return set !== null;
    }
    if (mention.kind !== 'level' || !durations.has(mention.canonical ?? '')) return false;
    const aside =
      this.own(mention).length < 2 ||
      /(?:连续|未来|近|过去)$/.test(text.slice(this.floor, mention.start));
    if (aside) this.push(mention, subjectAfter(text, mention.end) || attained(text, mention.end));
    return aside;
  }

  private push(mention: Mention, subject: string | null): Draft {
    const { place } = this.setting;
    const period = this.relative ?? this.setting.period;
    const draft: Draft = { mention, subject, growth: null, rank: null, period, place };
    this.out.push(draft);
    return draft;
  }

  private place(mention: Mention): void {
    switch (mention.kind) {
      case 'name':
        this.push(mention, nameSubject(this.text, mention.start, mention.end));
        return;
      case 'ordinal': {
        const named = subjectAfter(this.text, mention.end);
        this.push(mention, named || this.own(mention) || null);
        return;
      }
      case 'rank':
      case 'rank-change':
        this.placeRank(mention);
        return;
      default:
        this.placeAmount(mention);
    }
  }

  /** The words between the clause's start and what leads to the number. */
  private raw(mention: Mention): string {
    const to = Math.max(this.floor, mention.leadStart ?? mention.start);
    return this.text.slice(clauseStart(this.text, to, this.floor), to);
  }

  private own(mention: Mention): string {
    return cleanSubject(this.raw(mention));
  }

  /** True where a number only goes on with what the one before began: 5%、6%和7%. */
  private goesOn(mention: Mention): boolean {
    const { previous } = this;
    if (!previous) return false;
    const gap = this.text.slice(previous.end, mention.start);
    return gap.length <= 6 && continues.test(gap.replace(/^以上|左右$/, '')) && gap !== '';
  }

  private placeAmount(mention: Mention): void {
    const { previous, sentence } = this;
    const goesOn = this.goesOn(mention) && areAlike(previous?.sort, mention.sort);
    const kind =
      goesOn && previous && mention.sort === 'percent' && mention.kind === 'share'
        ? previous.kind
        : mention.kind;
    const same =
      kind === mention.kind
        ? mention
        : { ...mention, kind, direction: previous?.direction ?? 'up' };
    const members = this.membersFor(same, goesOn);
    if (members) {
      for (const subject of members) this.amount(same, subject);
      return;
    }
    if (kind === 'growth' || kind === 'multiple') {
      const own = this.own(mention).replace(paceWords, '');
      const left = own || sentence.head?.subject || sentence.change?.subject || null;
      this.amount(same, left && isAttribute(left) && own ? this.ofThing(left) : left);
      return;
    }
    this.amount(same, this.amountSubject(same) || null);
  }

  /**
   * Subjects by 分别 and 均: the next member that waits, or all members; null where the sentence
   * distributes nothing to this number.
   */
  private membersFor(mention: Mention, goesOn: boolean): string[] | null {
    const { sentence, text } = this;
    const { members } = sentence;
    if (goesOn && members && members.next < members.names.length) {
      return [members.names[members.next++]!];
    }
    const listed = members === null && goesOn ? membersOf(sentence.head?.subject ?? '') : [];
    if (sentence.head && listed.length > 1) {
      // 甲、乙收入达到5元、6元: two of each without 分别
      const { head } = sentence;
      head.subject = listed[0]!;
      sentence.members = { names: listed, next: 2, drafts: [head] };
      return [listed[1]!];
    }
    const lead = text.slice(Math.max(this.floor, mention.start - 24), mention.start);
    const word = /(分别|(?<![人年月日平户亩地场次])均(?![衡匀价线]))(?![^均分]*[,;。])/.exec(
      lead,
    )?.[1];
    if (word === undefined) return null;
    const raw = this.raw(mention);
    const cut = raw.lastIndexOf(word);
    const words = cleanSubject(
      (cut < 0 ? raw : raw.slice(0, cut)).replace(/(?:同比|环比)$/, ''),
    ).replace(mention.kind === 'growth' ? paceWords : /^$/, '');
    const drafts = words === '' ? (members?.drafts ?? this.amountsBefore(mention, word)) : [];
    const named = members?.names ?? drafts.map(({ subject }) => subject ?? '');
    const names = words === '' ? named : membersOf(words);
    if (names.length < 2) return null;
    sentence.members = { names, next: word === '分别' ? 1 : names.length, drafts };
    return word === '分别' ? [names[0]!] : names;
  }

  /** 甲5元,乙6元,分别增长7%、8%: the amounts before it, as many as 分别 has numbers for. */
  private amountsBefore(mention: Mention, word: string): Draft[] {
    const { amounts } = this.sentence;
    if (word !== '分别') return [...amounts];
    const rest =
      /^[^,;。\n]{0,60}/.exec(this.text.slice(mention.start, mention.start + 60))?.[0] ?? '';
    return amounts.slice(-rest.split(/[、和与]/).length);
  }

  private amount(mention: Mention, subject: string | null): void {
    const { sentence } = this;
    const draft = this.push(mention, subject);
    if (mention.kind === 'growth' || mention.kind === 'multiple') {
      draft.growth = growthOf(mention);
      const head = this.headOf(subject);
      if (head && head.growth === null) head.growth = draft.growth;
      sentence.change = draft;
    } else {
      sentence.head = draft;
      sentence.amounts.push(draft);
      sentence.change = null;
      if (sentence.members) sentence.members.drafts.push(draft);
    }
    sentence.rank = null;
  }

  /** The amount of that subject to which a change belongs. */
  private headOf(subject: string | null): Draft | null {
    const { head, members } = this.sentence;
    const member = members?.drafts.find((draft) => draft.subject === subject);
    return member ?? (head?.subject === subject ? head : null);
  }

  private amountSubject(mention: Mention): string {
    const { text } = this;
    // 12.2:42.1:45.7
    if (mention.kind === 'share' && text[mention.start - 1] === ':' && mention.unit === null)
      return this.sentence.head?.subject ?? '';
    const left = this.own(mention);
    const towards = left === '' && /(?:到|至)(?:约|近|超)?$/.test(this.raw(mention));
    // 由9.4亿元下降到8.8亿元: both ends are of the same thing
    if (towards && this.sentence.head?.subject) return this.sentence.head.subject;
    const classed = mention.sort === 'count' || mention.unit === null || mention.unit === '成';
    const possessed = text[mention.end] === '的';
    const bound = /以[上下内]$/.test(mention.qualifier ?? '');
    const right = classed || possessed || bound ? subjectAfter(text, mention.end) : '';
    // 500万元以上项目: a bound says which things are meant
    if (bound && right !== '') return right;
    if (classed) {
      if (mention.unit?.endsWith('个村')) return '村';
      if (right !== '') return possessed && isAttribute(left) ? right + left : right;
      return left === '' ? this.ofThing(this.verbOf(mention)) : this.ofThing(left);
    }
    if (possessed && right !== '') return isAttribute(left) ? right + left : right;
    if (left !== '') return this.ofThing(left);
    return right || this.ofThing(this.verbOf(mention));
  }

  /** Where only a verb leads to the number, the verb says what is counted: 办结1000件. */
  private verbOf(mention: Mention): string {
    return this.raw(mention)
      .replace(/[\s“”"()]/g, '')
      .slice(-8);
  }

  /** 总投资 alone says nothing: of what was named last in this sentence. */
  private ofThing(words: string): string {
    const known = this.sentence.head?.subject;
    if (!known || !isAttribute(words) || isAttribute(known)) return words;
    return known.endsWith(words) ? known : known + words;
  }

  private placeRank(mention: Mention): void {
    const { sentence, text } = this;
    if (mention.kind === 'rank-change') {
      const change = Number(mention.value) * (mention.direction === 'down' ? -1 : 1);
      const words = cleanSubject(this.raw(mention).replace(setBefore, ''));
      const own = words.replace(/(?:排名|位次|名次)$/, '');
      const subject =
        sentence.rank?.subject ?? (own || sentence.head?.subject || sentence.change?.subject);
      const from = clauseStart(text, mention.start, this.floor);
      const draft = this.push(mention, subject || null);
      if (sentence.rank?.rank) {
        sentence.rank.rank.change = change;
        draft.rank = sentence.rank.rank;
      } else {
        sentence.pendingChange = change;
        const scope = scopeBetween(text, from, mention.leadStart ?? mention.start);
        draft.rank = { n: null, scope, basis: null, change };
        sentence.rank = draft;
      }
      return;
    }
    const members = this.membersFor(mention, this.goesOn(mention));
    const inherits = this.goesOn(mention) || members !== null;
    const scope = this.scopeOf(mention, inherits ? sentence.rank?.rank?.scope : null);
    const own = cleanSubject(this.raw(mention).replace(setBefore, ''));
    for (const words of members ?? [own]) this.rank(mention, words, scope);
  }

  /** The set within which a rank counts: after its verb, else where 分别 goes on, else in the clause. */
  private scopeOf(mention: Mention, inherited: string | null | undefined): string | null {
    const { text } = this;
    const to = mention.leadStart ?? mention.start;
    const clause = clauseStart(text, mention.start, 0);
    const near = scopeBetween(text, Math.max(to, clause), mention.start);
    const far = near ?? inherited ?? scopeBetween(text, Math.min(clause, to), mention.start);
    if (far !== null) return far;
    const behind = /^\((全[国省市区县])\)/.exec(text.slice(mention.end, mention.end + 4));
    return behind?.[1] ?? null;
  }

  /** 入围综合实力全国500强: what is ranked stands between the verb and the set. */
  private bandSubject(mention: Mention, scope: string | null): string {
    const { text } = this;
    const whole = text.slice(clauseStart(text, mention.start, this.floor), mention.start);
    const verb =
      /(?:入围|入选|跻身|进入|争创|荣获|获评|挺进|冲刺|晋级)(?!.*(?:入围|入选|跻身|进入|争创))/.exec(
        whole,
      );
    if (!verb && mention.unit !== '强') return '';
    const words = cleanSubject(verb ? whole.slice(verb.index + verb[0].length) : whole);
    const behind = mention.unit === '强' ? subjectAfter(text, mention.end) : '';
    if (behind !== '') return (scope ?? '') + text.slice(mention.start, mention.end) + behind;
    return scope !== null && words.endsWith(scope) ? words.slice(0, -scope.length) : words;
  }

  private rank(mention: Mention, words: string, scope: string | null): void {
    const { sentence } = this;
    const size =
      sizeWords.test(words) && (sentence.head !== null || !/总(?:量|额|值)$/.test(words));
    const pace = paceWords.test(words);
    let own = words.replace(pace ? paceWords : /^$/, '');
    if (mention.unit === '强') own = own || this.bandSubject(mention, scope);
    else if (own === '' && mention.qualifier === '前') own = this.bandSubject(mention, scope);
    if (size && isAttribute(own.replace(/^经济/, ''))) own = '';
    if (scope !== null && own.endsWith(scope)) own = own.slice(0, -scope.length);
    if (/^(?:位|全市|全省|全国|综合|排名|名次|位次|增速|总量)?$/.test(own)) own = '';
    const head = own === '' || own === sentence.head?.subject ? sentence.head : this.headOf(own);
    const change = own === '' || own === sentence.change?.subject ? sentence.change : null;
    const alone = mention.unit === '强' || mention.value === null;
    const basis = pace
      ? 'growth'
      : size
        ? 'level'
        : change
          ? 'growth'
          : head || own
            ? 'level'
            : null;
    const n = rankNumber(mention);
    const draft = this.push(
      mention,
      own || change?.subject || head?.subject || sentence.rank?.subject || null,
    );
    draft.rank = { n, scope, basis: alone && own ? null : basis, change: sentence.pendingChange };
    sentence.pendingChange = null;
    sentence.rank = draft;
    for (const owner of [head, basis === 'growth' ? change : null, head ? null : change]) {
      if (owner && owner.rank === null) owner.rank = draft.rank;
    }
  }
}
