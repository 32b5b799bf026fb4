import { useSettings } from '../settings.tsx';
import { palettes, type Palette } from '../theme.ts';

/** Colours for a chart's option: those of the theme, the same object until the theme changes. */
export const useChartColours = (): Palette => palettes[useSettings().shade];
