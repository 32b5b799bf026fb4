import type { Book } from '../engines/ledger/book.ts';
import { amountOf, figuresBehind } from '../engines/ledger/weigh-origins.ts';
import { roundDecimal } from '../kernels/figures/exact.ts';
import { findPeriod } from '../kernels/figures/period.ts';
import type {
  Block,
  BoundBriefing,
  BriefingHead,
  Finding,
  NumberSource,
  Span,
} from '../model/briefing.ts';
import type { Aspect, Figure, Rank } from '../model/figure.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Label } from '../model/label.ts';
import type { Value } from '../model/ledger-answer.ts';
import { amountText } from './amount-text.ts';
import type { Binding, Part } from './binding.ts';
import { derive, type DerivedPart } from './derived-parts.ts';
import { conventions, growthPieces, rankPieces, type Piece } from './phrase.ts';
import type { Inline, ReadBriefing } from './read-briefing.ts';
import { SourceNotes } from './source-notes.ts';

/** A key that a binding asks for. */
interface Asked {
  indicator: Indicator;
  territory: string;
  period: string;
}

/** A number of a bound text with what stands behind it. */
type Numbered = Piece & { aspect: Aspect; set?: string; how: NumberSource['how'] };

const say = (zh: string, en: string): Label => ({ zh, en });

/** Fills in the bindings of one briefing; collects what is wrong with them. */
class Binder {
  readonly findings: Finding[] = [];
  readonly notes: SourceNotes;
  readonly #book: Book;
  readonly #head: BriefingHead;
  /** figures and ranks behind the binding in hand, by id */
  #used = new Map<string, Figure | Rank>();

  constructor(book: Book, head: BriefingHead) {
    this.#book = book;
    this.notes = new SourceNotes(book);
    this.#head = head;
  }

  #find(rule: string, binding: Binding, detail: Label, more: Partial<Finding> = {}): void {
    const { start, end } = binding;
    this.findings.push({ rule, severity: 'error', start, end, detail, figures: [], ...more });
  }

  #asked(binding: Binding): Asked | undefined {
    const book = this.#book;
    const indicator = book.indicatorOf(binding.indicator);
    if (!indicator) {
      this.#find('unknown-indicator', binding, say('没有这个指标', 'no such indicator'), {
        got: binding.indicator,
      });
      return undefined;
    }
    const territory = binding.territory ?? this.#head.territory;
    if (!book.territoryOf(territory)) {
      const detail = say('台账里没有这个地区', 'the ledger knows no such territory');
      this.#find('unknown-territory', binding, detail, { got: territory });
      return undefined;
    }
    const period = binding.period ?? this.#head.period;
    if (!findPeriod(period)) {
      const detail = say('没有这个时期', 'there is no such period');
      this.#find('unknown-period', binding, detail, {
        got: period,
        wanted: '2024, 2024-Q3, 2024-03',
      });
      return undefined;
    }
    return { indicator, territory, period };
  }

  /** The figure that holds, told as a finding where none does. */
  #figure(
    binding: Binding,
    value: Value,
    what: Label,
  ): (Figure & { how: NumberSource['how'] }) | undefined {
    if (value.kind === 'none') {
      this.#find(
        'not-in-ledger',
        binding,
        say(`台账里没有${what.zh}`, `the ledger holds no ${what.en}`),
        {
          got: value.why.detail[this.#head.language],
        },
      );
      return undefined;
    }
    if (value.kind === 'conflict') {
      const said = value.figures.map((f) => `${f.value}${f.unit}（${f.origin}）`).join(' ≠ ');
      const detail = say('来源互相矛盾，不能引用', 'origins contradict each other');
      const figures = value.figures.map((f) => f.figure);
      this.#find('origins-differ', binding, detail, { got: said, figures });
      return undefined;
    }
    const [first] = figuresBehind(value);
    for (const figure of figuresBehind(value)) this.#used.set(figure.figure, figure);
    const amount = amountOf(value)!;
    const how = value.kind === 'computed' ? 'computed' : 'stated';
    return { ...first!, ...(how === 'computed' ? { qualifier: null } : {}), ...amount, how };
  }

  #level(binding: Binding, asked: Asked, part: Part): Numbered[] | undefined {
    const { indicator, territory, period } = asked;
    const key = { indicator: indicator.code, territory, period, aspect: 'level' as const };
    const figure = this.#figure(binding, this.#book.value(key), indicator.label);
    if (!figure) return undefined;
    const { language } = this.#head;
    const text = this.#amountText(binding, figure, indicator);
    if (text === undefined) return undefined;
    const number: Numbered = { text, ids: [figure.figure], aspect: 'level', how: figure.how };
    if (part === 'value') return [number];
    const {
      name = indicator.label[language],
      verb = indicator.phrase?.[language] ?? (language === 'zh' ? '' : 'came to'),
    } = binding.options;
    const words =
      language === 'zh'
        ? `${name}${verb}`
        : [name, verb].filter(Boolean).join(' ') + (name || verb ? ' ' : '');
    return [{ text: words, aspect: 'level', how: figure.how }, number];
  }

  /** The words for an amount; `as=` is held against the figure. */
  #amountText(binding: Binding, figure: Figure, indicator: Indicator): string | undefined {
    const text = amountText(binding, figure, indicator, this.#head.language);
    if (typeof text === 'string') return text;
    this.#find(text.rule, binding, text.detail, text);
    return undefined;
  }

  /** 占…的N%, 完成年度目标的N%, 上年为…: worked out from the figure and another. */
  #derived(
    binding: Binding,
    asked: Asked,
    part: DerivedPart,
    isFirst: boolean,
  ): Numbered[] | undefined {
    const { language } = this.#head;
    const { value, what, say: phrase } = derive(this.#book, binding, asked, part, language);
    const figure = this.#figure(binding, value, what);
    if (!figure) return undefined;
    const ids = figuresBehind(value).map((one) => one.figure);
    const name = isFirst ? (binding.options.name ?? asked.indicator.label[language]) : '';
    const { how } = figure;
    return phrase(figure, name).map(({ text, isNumber }) => ({
      text,
      ...(isNumber ? { ids } : {}),
      aspect: 'level',
      how,
    }));
  }

  #growth(binding: Binding, asked: Asked, part: Part, isFirst: boolean): Numbered[] | undefined {
    const { indicator, territory, period } = asked;
    const answer = this.#book.growth({ indicator: indicator.code, territory, period });
    const what = say(`${indicator.label.zh}的增速`, `growth of ${indicator.label.en}`);
    const figure = this.#figure(binding, answer.holds, what);
    if (!figure) return undefined;
    const { language } = this.#head;
    const { round } = binding.options;
    const value = round === undefined ? figure.value : roundDecimal(figure.value, Number(round));
    const name = isFirst ? (binding.options.name ?? indicator.label[language]) : '';
    const ids = [figure.figure];
    const pieces = growthPieces({ ...figure, value }, language, ids, name !== '');
    const ofGrowth = (piece: Piece): Numbered => ({ ...piece, aspect: 'growth', how: figure.how });
    if (part === 'rate') return pieces.filter((piece) => piece.ids).map(ofGrowth);
    const lead = name ? [{ text: language === 'zh' ? name : `${name} ` }] : [];
    return [...lead, ...pieces].map(ofGrowth);
  }

  #ranks(binding: Binding, asked: Asked, aspect: Aspect): Rank[] {
    const { indicator, territory, period } = asked;
    const key = { indicator: indicator.code, territory, period, aspect };
    const answers = this.#book
      .ranks(key)
      .filter((answer) => binding.options.set === undefined || answer.set === binding.options.set);
    for (const answer of answers) {
      if (answer.comparison !== 'contradict') continue;
      const detail = say('位次与各地数值矛盾', 'the rank contradicts the values');
      const said = answer.stated.map((rank) => `${rank.n ?? rank.band}`).join(' / ');
      const wanted = answer.computed ? String(answer.computed.n) : '';
      this.#find('rank-against-values', binding, detail, { got: said, wanted });
    }
    return answers.flatMap((answer) => answer.stated.slice(0, 1));
  }

  #rank(binding: Binding, asked: Asked, part: Part, isFirst: boolean): Numbered[] | undefined {
    const aspect: Aspect = part === 'growth-rank' ? 'growth' : 'level';
    const { language } = this.#head;
    const { indicator } = asked;
    let ranks = this.#ranks(binding, asked, aspect);
    let used = aspect;
    if (ranks.length === 0 && aspect === 'level' && indicator.kind === 'growth') {
      used = 'growth';
      ranks = this.#ranks(binding, asked, used);
    }
    const ranked = ranks.filter((rank) => rank.n !== null || rank.band !== null);
    if (ranked.length === 0) {
      const detail = say(
        `台账里没有${indicator.label.zh}的位次`,
        `the ledger holds no rank of ${indicator.label.en}`,
      );
      this.#find('not-in-ledger', binding, detail);
      return undefined;
    }
    for (const rank of ranked) this.#used.set(rank.rank, rank);
    const name = isFirst ? (binding.options.name ?? indicator.label[language]) : '';
    const pieces = ranked.flatMap((rank, i): Numbered[] => {
      const set = this.#book.setOf(rank.set)?.label ?? { zh: rank.set, en: rank.set };
      const own = rankPieces({ ...rank, ids: [rank.rank] }, set, language);
      const some = part === 'place' ? own.filter((piece) => piece.ids) : own;
      const joint = i > 0 ? [{ text: language === 'zh' ? '、' : ' and ' }] : [];
      return [...joint, ...some].map((piece) => ({
        ...piece,
        aspect: used,
        set: rank.set,
        how: 'stated',
      }));
    });
    if (!name || part === 'place') return pieces;
    const words = language === 'zh' ? name : `${name} ranked `;
    return [{ text: words, aspect: used, how: 'stated' }, ...pieces];
  }

  #change(binding: Binding, asked: Asked): Numbered[] | undefined {
    const { language } = this.#head;
    const both = [
      ...this.#ranks(binding, asked, 'growth'),
      ...this.#ranks(binding, asked, 'level'),
    ];
    const rank = both.find((one) => one.change !== null && one.change !== 0);
    if (!rank) {
      const detail = say('台账里没有位次变化', 'the ledger holds no change of rank');
      this.#find('not-in-ledger', binding, detail);
      return undefined;
    }
    this.#used.set(rank.rank, rank);
    const places = Math.abs(rank.change!);
    const words = rank.change! > 0 ? conventions[language].won : conventions[language].lost;
    const [before, n, after] = words(places);
    const source = { aspect: rank.aspect, set: rank.set, how: 'stated' as const };
    const text = language === 'zh' ? `${n}个位次` : n;
    const rest = language === 'zh' ? '' : after;
    return [
      { text: before, ...source },
      { text, ids: [rank.rank], ...source },
      { text: rest, ...source },
    ].filter((piece) => piece.text !== '');
  }

  #part(binding: Binding, asked: Asked, part: Part, isFirst: boolean): Numbered[] | undefined {
    switch (part) {
      case 'level':
      case 'value':
        return this.#level(binding, asked, part);
      case 'growth':
      case 'rate':
        return this.#growth(binding, asked, part, isFirst);
      case 'change':
        return this.#change(binding, asked);
      case 'share':
      case 'target':
      case 'base':
        return this.#derived(binding, asked, part, isFirst);
      default:
        return this.#rank(binding, asked, part, isFirst);
    }
  }

  #join(part: Part): string {
    const { joins } = conventions[this.#head.language];
    if (part === 'growth') return joins.growth;
    return part === 'rank' || part === 'growth-rank' ? joins.rank : joins.other;
  }

  /** What a binding becomes; braces as written where it cannot be filled in. */
  #bound(binding: Binding, style: { strong?: boolean; em?: boolean }): Span[] {
    const asked = this.#asked(binding);
    const spans: Span[] = [];
    for (const [i, part] of binding.parts.entries()) {
      const pieces = asked && this.#part(binding, asked, part, i === 0);
      if (!pieces) {
        spans.push({ kind: 'text', text: `〔${binding.indicator}〕`, ...style });
        continue;
      }
      if (i > 0) spans.push({ kind: 'text', text: this.#join(part), ...style });
      for (const piece of pieces) spans.push(this.#span(piece, asked, style));
    }
    return spans;
  }

  #span(piece: Numbered, asked: Asked, style: { strong?: boolean; em?: boolean }): Span {
    const { text, ids, aspect, set, how } = piece;
    if (!ids) return { kind: 'text', text, ...style };
    const behind = this.#used.get(ids[0]!);
    const source: NumberSource = {
      indicator: asked.indicator.code,
      territory: asked.territory,
      period: asked.period,
      aspect,
      ...(set === undefined ? {} : { set }),
      figures: ids,
      how,
    };
    return {
      kind: 'number',
      text,
      source,
      note: behind ? this.notes.of(behind.origin) : 0,
      ...style,
    };
  }

  #spans(inline: Inline): Span[] {
    const { strong, em } = inline;
    const style = { ...(strong ? { strong } : {}), ...(em ? { em } : {}) };
    if (inline.kind === 'text') return [{ kind: 'text', text: inline.text, ...style }];
    if (inline.kind === 'plain') return [{ kind: 'text', text: inline.plain.words, ...style }];
    return this.#bound(inline.binding, style);
  }

  line(inlines: readonly Inline[]): BoundInline[] {
    return inlines.map((inline) => {
      this.#used = new Map();
      const spans = this.#spans(inline);
      return { inline, spans, used: [...this.#used.values()] };
    });
  }
}

/** One stretch of the source with what became of it. */
export interface BoundInline {
  inline: Inline;
  spans: Span[];
  /** figures and ranks behind it */
  used: (Figure | Rank)[];
}

export interface BoundText {
  bound: BoundBriefing;
  /** heading, paragraph or item by its stretches, in order */
  lines: BoundInline[][];
  /** what is wrong with bindings; prose is not looked at here */
  findings: Finding[];
}

/** Fills in every binding of a briefing from the book, with a source for each number. */
export function bindBriefing(read: ReadBriefing, book: Book): BoundText {
  const binder = new Binder(book, read.head);
  const lines: BoundInline[][] = [];
  const spansOf = (inlines: readonly Inline[]): Span[] => {
    const line = binder.line(inlines);
    lines.push(line);
    return line.flatMap(({ spans }) => spans);
  };
  const blocks = read.blocks.map((block): Block => {
    if (block.kind === 'list') {
      return { kind: 'list', ordered: block.ordered, items: block.items.map(spansOf) };
    }
    const spans = spansOf(block.inlines);
    return block.kind === 'heading'
      ? { kind: 'heading', level: block.level, spans }
      : { kind: 'paragraph', spans };
  });
  return {
    bound: { head: read.head, blocks, notes: binder.notes.list },
    lines,
    findings: binder.findings,
  };
}
