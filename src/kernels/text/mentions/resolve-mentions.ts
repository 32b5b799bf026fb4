import type { MentionCandidate, MentionContext } from './mention.ts';
import type { Gazetteer, KnownName, NameSource } from './gazetteer.ts';
import type { MentionKind } from './place-words.ts';
import type { NameHit, Reading } from './read-hits.ts';
import type { Found } from './shaped-mentions.ts';

interface Resolved {
  kind: MentionKind;
  start: number;
  end: number;
  candidates: MentionCandidate[];
  place: string | null;
}

interface Why {
  zh: string;
  en: string;
}

/** A place that a mention may mean, by number, and why. */
interface Option {
  place: number;
  why: Why;
  /** needs something else that speaks for it: a slip of a short name, a road named as a street office */
  weak: boolean;
}

const SOURCES: Readonly<Record<NameSource, Why>> = {
  name: { zh: '地点名称', en: 'name of the place' },
  short: { zh: '常用简称', en: 'usual short form' },
  alias: { zh: '别名', en: 'other name' },
  learned: { zh: '更正中学到的叫法', en: 'name learned from corrections' },
};

/** A slip in a name of so many characters still leaves little doubt. */
const SURE_DESPITE_SLIP = 4;
/** Of two places of one name the nearer is meant when it is so much nearer, and near. */
const NEARER = 2;
const NEAR_KILOMETRES = 5;

const join = (a: Why, b: Why): Why => ({ zh: `${a.zh}，${b.zh}`, en: `${a.en}, ${b.en}` });

function whyOf(hit: NameHit, source: NameSource, support: number): Why {
  const why = SOURCES[source];
  if (hit.typo) {
    const meant = hit.name.form;
    return {
      zh: `疑为“${meant}”，一字音形相近`,
      en: `perhaps “${meant}”: one character sounds or looks alike`,
    };
  }
  return source === 'learned' ? join(why, { zh: `${support} 次`, en: `${support} times` }) : why;
}

const optionsOfHits = (hits: readonly NameHit[]): Option[] => {
  const seen = new Set<number>();
  return hits.flatMap((hit) =>
    hit.name.of
      .filter(({ place }) => !seen.has(place) && seen.add(place))
      .map(({ place, source, support }) => ({
        place,
        why: whyOf(hit, source, support),
        weak: hit.typo && hit.name.form.length < SURE_DESPITE_SLIP,
      })),
  );
};

const SAME_STEM: Why = {
  zh: '与该地点同名，可能在其辖区',
  en: 'shares its name, perhaps lies in it',
};
const WITHIN: Why = { zh: '名称以该地点开头', en: 'its name begins with the place' };
const BEFORE: Why = { zh: '属前面提到的地点', en: 'of the place named before it' };

/** What shares a mere stem with a road or estate: 文化街 and 文化街街道. */
const optionsOfStem = (stem: KnownName | undefined): Option[] =>
  (stem?.of ?? []).map(({ place }) => ({ place, why: SAME_STEM, weak: true }));

class Resolver {
  readonly #gazetteer: Gazetteer;
  readonly #context: MentionContext;

  constructor(gazetteer: Gazetteer, context: MentionContext) {
    this.#gazetteer = gazetteer;
    this.#context = context;
  }

  isWithin(place: number, above: number): boolean {
    return this.#gazetteer.lines[place]!.includes(above);
  }

  label(place: number): Why {
    return this.#gazetteer.places[place]!.label;
  }

  /** What the demand's own place leaves, undefined where it says nothing. */
  byPlace(options: readonly Option[]): Option[] | undefined {
    const code = this.#context.place;
    const own = code ? this.#gazetteer.numberOf.get(code) : undefined;
    if (own === undefined) return undefined;
    const kept = options.filter(
      ({ place }) => this.isWithin(place, own) || this.isWithin(own, place),
    );
    const why = { zh: '在诉求所在地', en: 'where the demand is' };
    return this.#fewer(options, kept, why);
  }

  /** What the demand's own point leaves: the nearest, if it is near and the next is much farther. */
  byPoint(options: readonly Option[]): Option[] | undefined {
    const { point } = this.#context;
    if (!point || options.length < 2) return undefined;
    const far = options.map((option) => ({ option, km: this.#kilometres(option.place, point) }));
    if (far.some(({ km }) => km === undefined)) return undefined;
    const [first, second] = far.toSorted((a, b) => a.km! - b.km!);
    if (first!.km! > NEAR_KILOMETRES || second!.km! < first!.km! * NEARER) return undefined;
    const km = first!.km!.toFixed(1);
    return [
      {
        ...first!.option,
        weak: false,
        why: join(first!.option.why, {
          zh: `距诉求位置最近（${km} 公里）`,
          en: `nearest to the demand’s point (${km} km)`,
        }),
      },
    ];
  }

  /** What another place of the text leaves: one above it, or the road or estate it stands by. */
  byOther(options: readonly Option[], other: number): Option[] | undefined {
    const below = options.filter(({ place }) => place !== other && this.isWithin(place, other));
    const label = this.label(other);
    return this.#fewer(options, below, {
      zh: `同文提到${label.zh}`,
      en: `${label.en} is named as well`,
    });
  }

  #fewer(options: readonly Option[], kept: readonly Option[], why: Why): Option[] | undefined {
    if (kept.length === 0) return undefined;
    if (kept.length === options.length && !options.some(({ weak }) => weak)) return undefined;
    return kept.map((option) => ({ ...option, weak: false, why: join(option.why, why) }));
  }

  #kilometres(place: number, point: { lat: number; lon: number }): number | undefined {
    const { lat, lon } = this.#gazetteer.places[place]!;
    if (lat == null || lon == null) return undefined;
    const east = (lon - point.lon) * Math.cos((point.lat * Math.PI) / 180);
    return Math.hypot(lat - point.lat, east) * 111.2;
  }
}

/** Where several places share a name, each says how many and to what it belongs. */
function candidatesOf(
  options: readonly Option[],
  resolver: Resolver,
  { lines, places }: Gazetteer,
): MentionCandidate[] {
  return options.map(({ place, why }) => {
    const above = lines[place]!.at(-2);
    const label = places[place]!.label;
    const own = { zh: label.zh, en: label.en };
    if (options.length < 2) return { place: places[place]!.code, label: own, why };
    const of = above === undefined ? undefined : resolver.label(above);
    const among = {
      zh: `${options.length} 处同名之一${of ? `，属${of.zh}` : ''}`,
      en: `one of ${options.length}${of ? `, in ${of.en}` : ''}`,
    };
    return { place: places[place]!.code, label: own, why: join(why, among) };
  });
}

/** Places of a crossing: what both of its roads may mean, else what one of them may. */
function shared(parts: readonly (readonly Option[])[]): Option[] {
  const known = parts.filter((options) => options.length > 0);
  const [first = [], ...rest] = known;
  const both = first.filter(({ place }) => rest.every((o) => o.some((one) => one.place === place)));
  return both.length > 0 || rest.length === 0 ? [...both] : known.flat();
}

/**
 * Gives each mention the places it may mean. What stands alone is asked of the rest of the text (the
 * nearest place that holds some of them and not others), of the demand's own place, and of its point.
 */
export function resolveMentions(
  gazetteer: Gazetteer,
  reading: Reading,
  found: readonly Found[],
  context: MentionContext,
): Resolved[] {
  const resolver = new Resolver(gazetteer, context);
  const { units } = reading.form;
  const optionsOf = (one: Found): Option[] => {
    if (one.hits.length > 0) return optionsOfHits(one.hits);
    if (one.kind === 'crossing') return shared(one.parts.map(optionsOf));
    if (one.parts.length > 0) {
      const why = one.kind === 'building' ? BEFORE : WITHIN;
      return one.parts.flatMap(optionsOf).map((option) => ({ ...option, why }));
    }
    const form = String.fromCharCode(
      ...units.subarray(one.start, Math.min(one.end, one.start + 40)),
    );
    return optionsOfStem(gazetteer.stems.get(form));
  };
  const all = found.map(optionsOf);
  // what is sure before anything else is asked
  const sure = all.map((options) =>
    options.length === 1 && !options[0]!.weak ? options[0]!.place : undefined,
  );
  const anchors = sure.flatMap((place, at) => (place === undefined ? [] : [{ at, place }]));
  return found.map((one, at) => {
    const options = decide(all[at]!, at, anchors, resolver);
    const isSure = options.length === 1 && !options[0]!.weak;
    return {
      kind: one.kind,
      start: one.start,
      end: one.end,
      candidates: candidatesOf(options, resolver, gazetteer),
      place: isSure ? gazetteer.places[options[0]!.place]!.code : null,
    };
  });
}

/** Anchors that are asked on either side: the ones far away in a long text say little. */
const MOST_ASKED = 4;

function decide(
  options: readonly Option[],
  at: number,
  anchors: readonly { at: number; place: number }[],
  resolver: Resolver,
): Option[] {
  let left = [...options];
  const isOpen = () => left.length > 1 || left.some(({ weak }) => weak);
  if (!isOpen()) return left;
  let from = 0;
  let to = anchors.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (anchors[middle]!.at < at) from = middle + 1;
    else to = middle;
  }
  const near = anchors
    .slice(Math.max(0, from - MOST_ASKED), from + MOST_ASKED)
    // the one before it rather than the one behind
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at) || a.at - b.at);
  for (const { place } of near) {
    if (!isOpen()) break;
    left = resolver.byOther(left, place) ?? left;
  }
  if (isOpen()) left = resolver.byPlace(left) ?? left;
  if (isOpen()) left = resolver.byPoint(left) ?? left;
  return left;
}
