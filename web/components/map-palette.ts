import { palettes } from '../theme.ts';
import { useSettings } from '../settings.tsx';

/** Colours of a map; those of the theme, so that light and dark follow. */
export interface MapPalette {
  ground: string;
  land: string;
  line: string;
  text: string;
  halo: string;
  /** open records and clusters */
  accent: string;
  onAccent: string;
  ended: string;
  selected: string;
  /** five steps, fewest first; dark pages go from dark to bright */
  steps: readonly string[];
}

const paletteOf = (p: (typeof palettes)[keyof typeof palettes]): MapPalette => ({
  ground: p.ground,
  land: p.surface,
  line: p.lineStrong,
  text: p.text,
  halo: p.surface,
  accent: p.accent,
  onAccent: p.surface,
  ended: p.quiet,
  selected: p.overdue,
  steps: p.scale,
});
const made = { light: paletteOf(palettes.light), dark: paletteOf(palettes.dark) };

/** The palette of the current theme: the same object until the theme changes. */
export const useMapPalette = (): MapPalette => made[useSettings().shade];
