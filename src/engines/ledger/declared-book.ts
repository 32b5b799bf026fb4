import type { Figure, FigureFile, Rank } from '../../model/figure.ts';
import type { Goal } from '../../model/goal.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { Registry } from '../../model/registry.ts';
import type { RankSet, Territory } from '../../model/territory.ts';
import type { BookInput, BookTarget } from './book-index.ts';

type Declared = Pick<Registry, 'atlases' | 'indicators' | 'goals' | 'figures'>;

/** What an installation declares for the ledger of one district. */
export interface LedgerDeclarations {
  /** undefined where no atlas names one */
  territory: string | undefined;
  indicators: Indicator[];
  atlas: { territories: Territory[]; sets: RankSet[] };
  goals: Goal[];
}

const firstOfCode = <T extends { code: string }>(items: readonly T[]): T[] =>
  [...new Map([...items].reverse().map((item) => [item.code, item])).values()].reverse();

/** Indicators, territories, rank sets and goals of a district; those of several files together. */
export function ledgerDeclarations(registry: Declared, district: string): LedgerDeclarations {
  const atlases = Object.values(registry.atlases).filter((atlas) => district in atlas.districts);
  const here = <T extends { districts: string[] }>(files: Readonly<Record<string, T>>) =>
    Object.values(files).filter((file) => file.districts.includes(district));
  return {
    territory: atlases[0]?.districts[district],
    indicators: firstOfCode(here(registry.indicators).flatMap((file) => file.indicators)),
    atlas: {
      territories: firstOfCode(atlases.flatMap((atlas) => atlas.territories)),
      sets: firstOfCode(atlases.flatMap((atlas) => atlas.sets)),
    },
    goals: firstOfCode(here(registry.goals).flatMap((file) => file.goals)),
  };
}

const nobody = { person: null, name: '', at: '' };

const figuresOf = ({ origin, figures }: FigureFile): Figure[] =>
  figures.map((stated, i) => ({
    indicator: stated.indicator,
    territory: stated.territory,
    period: stated.period,
    aspect: stated.aspect,
    figure: `${origin.code}:${i + 1}`,
    value: stated.value,
    unit: stated.unit,
    qualifier: stated.qualifier ?? null,
    status: stated.status,
    origin: origin.code,
    locator: stated.locator ?? null,
    note: stated.note ?? null,
    revision: 1,
    reason: null,
    entered: nobody,
    checked: null,
    signed: null,
  }));

const ranksOf = ({ origin, ranks }: FigureFile): Rank[] =>
  ranks.map((stated, i) => ({
    ...stated,
    rank: `${origin.code}:rank:${i + 1}`,
    band: stated.band ?? null,
    change: stated.change ?? null,
    previous: stated.previous ?? null,
    origin: origin.code,
    locator: stated.locator ?? null,
    note: stated.note ?? null,
  }));

const targetsOf = ({ origin, targets }: FigureFile): BookTarget[] =>
  targets.map((target) => ({ ...target, origin: origin.code }));

/**
 * What a book of declared files alone is made of: no store, nothing signed. Figures have ids made of
 * their origin and their place in its file (`press-2024:12`). Null for a district that no atlas names.
 */
export function declaredBookInput(registry: Declared, district: string): BookInput | null {
  const { territory, ...declared } = ledgerDeclarations(registry, district);
  if (territory === undefined) return null;
  const files = Object.values(registry.figures).filter((f) => f.districts.includes(district));
  return {
    district,
    territory,
    ...declared,
    origins: files.map((file) => file.origin),
    figures: files.flatMap(figuresOf),
    ranks: files.flatMap(ranksOf),
    targets: files.flatMap(targetsOf),
  };
}
