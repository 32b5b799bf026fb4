import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../src/model/label.ts';
import { keep, kept } from './kept.ts';
import { applyPalette, type Shade } from './theme.ts';

/** What a person set for this browser. */
export interface Settings {
  language: Language;
  /** undefined until chosen here: then the account's own language holds */
  chosenLanguage: Language | undefined;
  setLanguage(language: Language): void;
  shade: Shade;
  setShade(shade: Shade): void;
  /** single keys as shortcuts; some people's speech or screen software types letters */
  singleKeys: boolean;
  setSingleKeys(on: boolean): void;
}

const SettingsContext = createContext<Settings | undefined>(undefined);

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const followSystem = (told: () => void) => {
  darkQuery.addEventListener('change', told);
  return () => darkQuery.removeEventListener('change', told);
};

const languageOf = (): Language => (navigator.language.startsWith('zh') ? 'zh' : 'en');

export function SettingsProvider({ children }: { children: ReactNode }) {
  const [chosenLanguage, chooseLanguage] = useState(() => kept<Language>('language'));
  const [chosenShade, chooseShade] = useState(() => kept<Shade>('shade'));
  const [singleKeys, chooseKeys] = useState(() => kept<boolean>('single-keys') ?? true);
  const systemDark = useSyncExternalStore(followSystem, () => darkQuery.matches);
  const language = chosenLanguage ?? languageOf();
  const shade = chosenShade ?? (systemDark ? 'dark' : 'light');

  useEffect(() => applyPalette(shade), [shade]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);

  const settings = useMemo<Settings>(
    () => ({
      language,
      chosenLanguage,
      setLanguage: (value) => {
        keep('language', value);
        chooseLanguage(value);
      },
      shade,
      setShade: (value) => {
        keep('shade', value);
        chooseShade(value);
      },
      singleKeys,
      setSingleKeys: (value) => {
        keep('single-keys', value);
        chooseKeys(value);
      },
    }),
    [language, chosenLanguage, shade, singleKeys],
  );
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('useSettings outside SettingsProvider');
  return settings;
}
