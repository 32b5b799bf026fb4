import type { WeatherDriver } from './weather.ts';

/** When in a day people notice and tell. */
export type HourProfile = 'day' | 'evening' | 'night' | 'office' | 'mealtimes' | 'commute';

/** Stretches of the year that drive some topics; see season.ts. */
export type Season =
  | 'exam'
  | 'before-spring-festival'
  | 'spring-festival'
  | 'holiday'
  | 'school-start'
  | 'school-admission'
  | 'harvest';

/** Where it happens. */
export type SpotKind = 'estate' | 'street' | 'village' | 'school' | 'market';

/**
 * What one category's demands look like: how often, when, and in which words. The words are
 * templates, see `fillTemplate`. Data: it survives JSON.
 */
export interface Topic {
  /** the category's code */
  code: string;
  /** words in a category's Chinese label that mark it as this topic where the codes differ */
  match: readonly string[];
  /** how many of 1,000 demands in an ordinary year */
  share: number;
  /** January … December, 1 is the average; absent means even */
  months?: readonly number[];
  hours: HourProfile;
  /** on Saturdays and Sundays, 1 is as on other days */
  weekend?: number;
  /** what a hard day of this weather adds, in multiples of the ordinary rate */
  weather?: Partial<Record<WeatherDriver, number>>;
  seasons?: Partial<Record<Season, number>>;
  spots: readonly SpotKind[];
  /** may break out in one neighbourhood for some days, and how many demands that brings */
  outbreak?: { days: readonly [number, number]; demands: readonly [number, number] };
  /** which picture shows it; absent where a photo shows nothing */
  picture?: string;
  /** how much likelier than elsewhere it is late, returned, unsolved */
  hard?: number;
  /** devices report it too */
  sensor?: string;
  /** titles of one word, as people give them */
  short: readonly string[];
  titles: readonly string[];
  /** the matter itself, a sentence without its full stop */
  says: readonly string[];
  effects: readonly string[];
  wishes: readonly string[];
  /** what the unit did */
  done: readonly string[];
  /** why it takes longer, or cannot be solved now */
  cannot: readonly string[];
}
