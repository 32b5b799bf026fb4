import type { Label, Language } from '../src/model/label.ts';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { useSettings } from './settings.tsx';

export type MessageKey = keyof typeof zh;

/** Names in braces: `{n}`, and `{n:row|rows}` for a word that follows the number. */
type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer N}:${string}` ? N : Name) | NamesIn<Rest>
  : never;
type Values<K extends MessageKey> = Record<NamesIn<(typeof zh)[K]>, string | number>;
type Given<K extends MessageKey> = [NamesIn<(typeof zh)[K]>] extends [never] ? [] : [Values<K>];

const catalogues: Record<Language, Record<MessageKey, string>> = { zh, en };

/**
 * A message with its values. `{n}` is replaced; `{n:day|days}` gives the word that fits the number.
 *
 * @example fill('{n} {n:row|rows}', { n: 1 }) === '1 row'
 */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replaceAll(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one, many) => {
    const value = values[name] ?? '';
    if (one === undefined) {
      return typeof value === 'number' ? value.toLocaleString('en-US') : value;
    }
    return value === 1 ? one : many;
  });
}

export interface Words {
  language: Language;
  /** a message of the catalogues */
  t<K extends MessageKey>(key: K, ...values: Given<K>): string;
  /** a label of the declarations in the language of the page */
  l(label: Label | null | undefined): string;
  /** names one after the other */
  list(names: readonly string[]): string;
}

const wordsOf = (language: Language): Words => ({
  language,
  t: (key, ...values) => fill(catalogues[language][key], values[0]),
  l: (label) => label?.[language] ?? '',
  list: (names) => names.join(language === 'zh' ? '、' : ', '),
});
const words: Record<Language, Words> = { zh: wordsOf('zh'), en: wordsOf('en') };

/** The words of the page in the chosen language. */
export const useWords = (): Words => words[useSettings().language];
