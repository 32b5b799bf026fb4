import { theme, type ThemeConfig } from 'antd';

/** Everything that has a colour. Text on its own surface keeps at least 4.5 : 1. */
export interface Palette {
  accent: string;
  accentSoft: string;
  ground: string;
  surface: string;
  raised: string;
  text: string;
  quiet: string;
  line: string;
  lineStrong: string;
  /** the four meanings: text or mark, and the soft surface behind it */
  dueSoon: string;
  dueSoonSoft: string;
  overdue: string;
  overdueSoft: string;
  done: string;
  doneSoft: string;
  foreseen: string;
  foreseenSoft: string;
  /** sequential scale in five steps for maps, light to heavy */
  scale: readonly [string, string, string, string, string];
}

const light: Palette = {
  accent: '#1b5297',
  accentSoft: '#e9f0f9',
  ground: '#f5f6f8',
  surface: '#ffffff',
  raised: '#ffffff',
  text: '#1a1f27',
  quiet: '#535c69',
  line: '#e2e5ea',
  lineStrong: '#8b939f',
  dueSoon: '#875200',
  dueSoonSoft: '#fff4dc',
  overdue: '#b3261e',
  overdueSoft: '#fdeceb',
  done: '#1a6b3c',
  doneSoft: '#e7f4ec',
  foreseen: '#6a3fb0',
  foreseenSoft: '#f1ebfb',
  scale: ['#dbe8f6', '#a9c8e8', '#6b9fd2', '#3474b5', '#163f78'],
};

const dark: Palette = {
  accent: '#7fb2f5',
  accentSoft: '#1d2f49',
  ground: '#12151a',
  surface: '#191d24',
  raised: '#222731',
  text: '#e6e9ee',
  quiet: '#a8b0bc',
  line: '#2e3540',
  lineStrong: '#7d8694',
  dueSoon: '#f0b84f',
  dueSoonSoft: '#382a0e',
  overdue: '#ff938a',
  overdueSoft: '#411b19',
  done: '#74cf98',
  doneSoft: '#14301f',
  foreseen: '#c6a8f8',
  foreseenSoft: '#2c2142',
  scale: ['#22364f', '#2f5583', '#4179b8', '#6aa3e0', '#b5d6fb'],
};

export const palettes = { light, dark } as const;
export type Shade = keyof typeof palettes;

export const sizes = {
  text: 14,
  prose: 16,
  row: 36,
  touch: 44,
  radius: 6,
} as const;

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Ant Design's tokens for a shade. Colours and sizes of the whole product come from here. */
export function themeOf(shade: Shade): ThemeConfig {
  const p = palettes[shade];
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: sizes.text,
      borderRadius: sizes.radius,
      colorPrimary: p.accent,
      colorLink: p.accent,
      colorInfo: p.accent,
      colorSuccess: p.done,
      colorWarning: p.dueSoon,
      colorError: p.overdue,
      // the four meanings' own soft surfaces: derived ones are muddy and cost contrast
      colorSuccessBg: p.doneSoft,
      colorWarningBg: p.dueSoonSoft,
      colorErrorBg: p.overdueSoft,
      colorInfoBg: p.accentSoft,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorText: p.text,
      colorTextSecondary: p.quiet,
      colorTextTertiary: p.quiet,
      colorTextDescription: p.quiet,
      colorTextPlaceholder: p.quiet,
      colorTextHeading: p.text,
      colorBorder: p.lineStrong,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorTextLightSolid: shade === 'dark' ? '#0d1420' : '#ffffff',
      controlOutlineWidth: 3,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Table: {
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 8,
        cellFontSizeSM: sizes.text,
        headerBg: p.ground,
        headerColor: p.quiet,
        headerSplitColor: 'transparent',
        rowHoverBg: p.accentSoft,
        rowSelectedBg: p.accentSoft,
        rowSelectedHoverBg: p.accentSoft,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Select: { optionSelectedBg: p.accentSoft },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    },
  };
}

/** The same palette as CSS variables (`--accent`, `--due-soon-soft`, `--scale-1` …) for look.css. */
export function applyPalette(shade: Shade): void {
  const root = document.documentElement;
  root.dataset.shade = shade;
  root.style.colorScheme = shade;
  const { scale, ...colours } = palettes[shade];
  for (const [name, value] of Object.entries(colours)) {
    root.style.setProperty(`--${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
  scale.forEach((value, i) => root.style.setProperty(`--scale-${i + 1}`, value));
  root.style.setProperty('--font', fontFamily);
  for (const [name, value] of Object.entries(sizes)) {
    root.style.setProperty(`--${name}-size`, `${value}px`);
  }
}
