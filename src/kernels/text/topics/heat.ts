/** What is known of the messages of one topic. */
export interface TopicFacts {
  /** distinct people who wrote */
  people: number;
  likes: number;
  dislikes: number;
  /** civil weeks in which something came */
  weeks: number;
  /** distinct places from which it came */
  places: number;
  /** messages of the latest weeks, and of as many weeks before them */
  recent: number;
  before: number;
}

/** Points of each part of the heat for every doubling of what it counts. */
export const heatWeights = {
  people: 10,
  likes: 3,
  persistence: 4,
  spread: 3,
  growth: 5,
} as const;

export type HeatPart = keyof typeof heatWeights;

export interface Heat {
  /** sum of the parts */
  total: number;
  /** none is below 0 */
  parts: Record<HeatPart, number>;
}

const doublings = (from: number, to: number) => Math.max(0, Math.log2(to / from));

/**
 * How much a topic matters, as a sum of named parts: each is its weight for every doubling of
 * people, of likes and dislikes together, of weeks, of places, and of what came lately against what
 * came before.
 *
 * @throws RangeError where a fact is negative or no number
 */
export function heatOf(facts: TopicFacts, weights: Record<HeatPart, number> = heatWeights): Heat {
  for (const [name, value] of Object.entries(facts)) {
    if (!(value >= 0)) throw new RangeError(`${name}: got ${value}, wanted 0 or more`);
  }
  const parts = {
    people: weights.people * doublings(1, 1 + facts.people),
    likes: weights.likes * doublings(1, 1 + facts.likes + facts.dislikes),
    persistence: weights.persistence * doublings(1, facts.weeks || 1),
    spread: weights.spread * doublings(1, facts.places || 1),
    growth: weights.growth * doublings(1 + facts.before, 1 + facts.recent),
  };
  return { total: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}
