import { theme } from 'antd';

/** Colours of a map. All come from the tokens of the theme, so that light and dark follow. */
export interface MapPalette {
  ground: string;
  land: string;
  line: string;
  text: string;
  halo: string;
  accent: string;
  onAccent: string;
  ended: string;
  selected: string;
  /** five steps, fewest first; dark pages go from dark to bright */
  steps: string[];
}

/** The palette of the current theme. The same object until the theme changes. */
export function useMapPalette(): MapPalette {
  const { token } = theme.useToken();
  return {
    ground: token.colorBgLayout,
    land: token.colorBgContainer,
    line: token.colorTextQuaternary,
    text: token.colorText,
    halo: token.colorBgContainer,
    accent: token.colorPrimary,
    onAccent: token.colorTextLightSolid,
    ended: token.colorTextTertiary,
    selected: token.colorText,
    steps: [token['blue-2'], token['blue-4'], token['blue-5'], token['blue-7'], token['blue-9']],
  };
}
