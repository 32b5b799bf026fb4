import { growthOf, type Draft } from './draft.ts';
import { findEnglish } from './english-mention.ts';
import type { Mention } from './mention.ts';
import type { Setting } from './period-and-place.ts';

const verbs =
  /\b(?:reach(?:ed|es|ing)?|was|were|is|are|stood at|totall?ed|totall?ing|amounted to|hit|came to|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|topp(?:ed|ing)|achieved|registered|recorded|posted|rose|rising|grew|growing|increased|increasing|climbed|expanded|gained|jumped|fell|falling|declined|dropped|decreased|shrank|slipped|remained|accounted for|accounting for|made up|stands at|ranks?|ranked|ranking|placed|up|down|edged|advanced|moved|now|has|have|had|will|aims?|numbered|came|comes|doubled|tripled|cut|by)\b/i;
const article =
  /^(?:(?:the|a|an|its|their|of which|which|and|but|with|while|including|in|by|of|also|meanwhile|total(?= of))\b[\s,]*)+/i;
const asides =
  /\b(?:in|from|since|during|by the end of|at the end of) \d{4}\b|\byear[ -]on[ -]year\b|\bon year\b|\bfrom a year earlier\b|\brespectively\b|\b(?:in|during|over|for) (?:the )?(?:first|last|past) (?:\w+ )?(?:quarters?|months?|half)\b(?: of \d{4})?/gi;
const ending =
  /(?:\s|\b(?:of|by|to|at|about|around|nearly|over|more than|roughly|some|approximately|almost|than|from|for|a|the|an|and|with|was|were|is|are|:|—|-)\b|[:,—(-])+$/i;
const respectively = /^(?:[^.;]|\.(?=\d)){0,80}?\brespectively\b/i;
const listed = /^\s*(?:,|and|,\s*and|&)?\s*$/i;
const placeName = /\b((?:[A-Z][a-z]+ )+(?:District|County|City))\b/g;

interface Sentence {
  head: Draft | null;
  change: Draft | null;
  members: { names: string[]; next: number } | null;
  /** the amounts named so far, for a "respectively" that comes after them */
  amounts: Draft[];
  /** places won or lost that wait for a rank */
  moved: Draft | null;
}
const fresh = (): Sentence => ({
  head: null,
  change: null,
  members: null,
  amounts: [],
  moved: null,
});

/** The noun phrase of a clause: what stands before its verb, or before "of" right at the number. */
function subjectOf(clause: string): string {
  const whole = clause
    .replaceAll(asides, ' ')
    .trim()
    .replace(article, '')
    .replace(
      /^(?:in|by|during|as of) (?:the )?(?:(?:first|second|third|fourth) (?:half|quarter|quarters) of )?(?:\w+ )?\d{4},?\s*/i,
      '',
    );
  const verb = verbs.exec(whole);
  const words = verb ? whole.slice(0, verb.index) : whole;
  const name = words.replace(ending, '').replace(article, '').trim();
  return /^(?:total|that|it)$/i.test(name) ? '' : name;
}

const scopeAfter =
  /^[\s,-]*(?:(?:place|position|spot|largest|highest|fastest|best|growth|pace|rate|level|volume|total)\s*)*(?:in|among|of|across|within|out of)\s+(?:the\s+|all\s+|its\s+)*([^,.;()]{2,48}?)(?=\s+(?:by|for|with|and|in terms|up|after|as)\b|[,.;()]|$)/i;

/** The set within which something ranks, written after the rank. */
const scopeOf = (text: string, from: number): string | null =>
  scopeAfter.exec(text.slice(from, from + 90))?.[1]?.trim() ?? null;

const nounAfter = (text: string, from: number): string =>
  /^ ([A-Za-z-]+)/.exec(text.slice(from, from + 24))?.[1] ?? '';

/** two-thirds of the villages: villages. */
const wholeAfter = (text: string, from: number): string =>
  /^ of (?:the |all |its |their )*([A-Za-z-]+(?: [A-Za-z-]+)*?)(?= (?:now|have|has|had|are|were|is|was|in|of|that|which)\b|[,.;]|$)/.exec(
    text.slice(from, from + 60),
  )?.[1] ?? '';

class EnglishReader {
  private sentence = fresh();
  private floor: number;
  private previous: Mention | null = null;

  private readonly text: string;
  private readonly setting: Setting;
  private readonly out: Draft[];

  constructor(text: string, from: number, setting: Setting, out: Draft[]) {
    this.text = text;
    this.setting = setting;
    this.out = out;
    this.floor = from;
  }

  take(mention: Mention): void {
    const gap = this.text.slice(this.floor, mention.start);
    for (const [, name = ''] of gap.matchAll(placeName)) this.setting.place = name;
    if (/[;!?]|\.(?=\s|$)/.test(gap)) this.sentence = fresh();
    if (mention.kind === 'date') {
      if (mention.period && !/(?:than|from|since|over|in the year)\s+$/i.test(gap))
        this.setting.period = mention.period;
      this.push(mention, null);
      return;
    }
    const { previous } = this;
    const goesOn =
      listed.test(gap) && previous?.kind === 'growth' && previous.sort === mention.sort;
    if (mention.kind === 'name') {
      this.push(mention, this.nameSubject(mention));
      // a name is part of a noun phrase
      return;
    }
    this.previous = goesOn
      ? { ...mention, kind: 'growth', direction: previous.direction ?? 'up' }
      : mention;
    if (goesOn) this.change(this.previous);
    else if (mention.kind === 'rank-change') this.moved(mention);
    else if (mention.kind === 'rank') this.rank(mention);
    else if (mention.kind === 'growth' || mention.kind === 'multiple') this.change(mention);
    else this.amount(mention, gap);
    this.floor = mention.end;
  }

  private push(mention: Mention, subject: string | null): Draft {
    const { period, place } = this.setting;
    const draft: Draft = { mention, subject, growth: null, rank: null, period, place };
    this.out.push(draft);
    return draft;
  }

  /** The words of this clause before the number. */
  private clause(mention: Mention): string {
    const to = Math.max(this.floor, mention.leadStart ?? mention.start);
    const words = this.text.slice(Math.max(this.floor, to - 160), to);
    const cut = Math.max(words.lastIndexOf('. '), words.lastIndexOf(';'), words.lastIndexOf(': '));
    const sentence = words.slice(cut + 1);
    // a comma parts clauses unless the phrase after it holds no noun of its own
    if (respectively.test(this.text.slice(mention.end, mention.end + 100))) return sentence;
    const comma = sentence.lastIndexOf(', ');
    const last = comma < 0 ? sentence : sentence.slice(comma + 1);
    const own = subjectOf(last);
    return own === '' && comma >= 0 && /^\s*(?:while|which)?\s*$/.test(sentence.slice(comma + 1))
      ? sentence.slice(0, comma)
      : last;
  }

  private spread(mention: Mention, own: string): string {
    const { members } = this.sentence;
    if (members && members.next < members.names.length && this.previous) {
      const gap = this.text.slice(this.previous.end, mention.start);
      if (listed.test(gap)) return members.names[members.next++]!;
    }
    const shared = respectively.exec(this.text.slice(mention.end, mention.end + 100))?.[0];
    if (own === '' && shared !== undefined) {
      // A at 5 and B at 6, up 7% and 8% respectively: as many amounts as there are numbers
      const count = shared.split(/,\s*(?:and\s+)?(?=\d)|\s+and\s+/).length;
      const names = this.sentence.amounts.slice(-count).map(({ subject }) => subject ?? '');
      if (names.length > 1) {
        this.sentence.members = { names, next: 1 };
        return names[0]!;
      }
    }
    const names = own.split(/,\s*(?:and\s+)?|\s+and\s+/).filter(Boolean);
    if (names.length > 1 && respectively.test(this.text.slice(mention.end, mention.end + 100))) {
      this.sentence.members = { names, next: 1 };
      return names[0]!;
    }
    return own;
  }

  /** The name with the noun that bears it: 12345 hotline. */
  private nameSubject(mention: Mention): string {
    const noun = nounAfter(this.text, mention.end);
    return `${this.text.slice(mention.start, mention.end)} ${noun}`.trim();
  }

  private amount(mention: Mention, gap: string): void {
    const own = subjectOf(this.clause(mention));
    const { head, change } = this.sentence;
    const known = change?.subject ?? head?.subject ?? null;
    const hyphened = /\d-[a-z]/i.test(this.text.slice(mention.start, mention.end));
    const after = hyphened ? nounAfter(this.text, mention.end) : '';
    const numbered = mention.unit === null && mention.kind === 'level' && /^number of\b/i.test(own);
    const counted = mention.kind === 'count' && mention.unit !== null;
    const part =
      mention.kind === 'share' && mention.unit === null ? wholeAfter(this.text, mention.end) : '';
    const subject = counted
      ? (mention.unit ?? own)
      : part || after || this.spread(mention, own) || known;
    const draft = this.push(numbered ? { ...mention, kind: 'count' } : mention, subject);
    // rose 7 % to 18.9 billion: the change came first
    if (change && subject === change.subject && /\bto\s/.test(gap)) draft.growth = change.growth;
    this.sentence.head = draft;
    this.sentence.amounts.push(draft);
    this.sentence.change = null;
  }

  private change(mention: Mention): void {
    const own = this.spread(mention, subjectOf(this.clause(mention)));
    const { head } = this.sentence;
    const subject = own || head?.subject || this.sentence.change?.subject || null;
    const draft = this.push(mention, subject);
    draft.growth = growthOf(mention);
    const owner = this.sentence.amounts.findLast((one) => one.subject === subject);
    if (owner && owner.growth === null) owner.growth = draft.growth;
    this.sentence.change = draft;
  }

  private moved(mention: Mention): void {
    const { head, change } = this.sentence;
    const own = subjectOf(this.clause(mention));
    const draft = this.push(mention, own || change?.subject || head?.subject || null);
    const places = Number(mention.value) * (mention.direction === 'down' ? -1 : 1);
    draft.rank = { n: null, scope: null, basis: null, change: places };
    this.sentence.moved = draft;
  }

  private rank(mention: Mention): void {
    const { head, change } = this.sentence;
    const clause = this.clause(mention);
    const pace =
      /\b(?:growth|pace|rate of increase)\b[^,]*$/i.test(clause) &&
      !/\brate\b(?! of)/i.test(clause);
    const total = /\b(?:volume|total|size|scale)\b[^,]*$/i.test(clause);
    const own = subjectOf(clause).replace(
      /\s*\b(?:growth(?: rate)?|pace|total volume|volume)$/i,
      '',
    );
    const { moved } = this.sentence;
    const subject = own || moved?.subject || change?.subject || head?.subject || null;
    const basis = pace
      ? 'growth'
      : total
        ? 'level'
        : own && own !== head?.subject
          ? null
          : change
            ? 'growth'
            : head
              ? 'level'
              : null;
    const draft = this.push(mention, subject);
    const n = mention.value === null ? null : Number(mention.value);
    draft.rank = {
      n,
      scope: scopeOf(this.text, mention.end),
      basis,
      change: moved?.rank?.change ?? null,
    };
    this.sentence.moved = null;
    for (const owner of [head, basis === 'growth' ? change : null]) {
      if (owner && owner.rank === null && (own === '' || owner.subject === own))
        owner.rank = draft.rank;
    }
  }
}

/** Reads the numbers of one English paragraph of folded text, from `from` to `to`, into `out`. */
export function readEnglish(
  text: string,
  from: number,
  to: number,
  setting: Setting,
  out: Draft[],
): void {
  const reader = new EnglishReader(text, from, setting, out);
  for (let at = from; at < to;) {
    const mention = findEnglish(text, at, from);
    if (!mention || mention.start >= to) {
      at = nextStart(text, at);
      continue;
    }
    reader.take(mention);
    at = Math.max(mention.end, at + 1);
  }
}

/** The start of the next word or number after the one at `at`. */
function nextStart(text: string, at: number): number {
  let next = at;
  while (next < text.length && /[A-Za-z0-9]/.test(text[next]!)) next += 1;
  while (next < text.length && !/[A-Za-z0-9\n]/.test(text[next]!)) next += 1;
  return next > at ? next : at + 1;
}
