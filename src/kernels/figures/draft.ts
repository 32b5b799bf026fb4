import type { Growth, Rank } from './claim.ts';
import type { Mention } from './mention.ts';

/** A claim while its sentence is being read. */
export interface Draft {
  mention: Mention;
  subject: string | null;
  growth: Growth | null;
  rank: Rank | null;
  period: string | null;
  place: string | null;
}

const down = (value: string) => (value.startsWith('-') ? value : `-${value}`);

/** The change that a mention of kind growth or multiple says; falls are negative. */
export function growthOf(mention: Mention): Growth {
  const { value, unit, direction = 'up' } = mention;
  const signed = value !== null && direction === 'down' && value !== '0' ? down(value) : value;
  return { value: signed, unit, direction };
}
