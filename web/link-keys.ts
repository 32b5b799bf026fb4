import { useRef, type RefObject } from 'react';
import { useKeys } from './keys.tsx';
import { useWords } from './words.ts';

/**
 * `j` and `k` move between the links of a list that `selector` finds, Enter opens the one in hand as
 * it does every link. Returns the ref for the list.
 */
export function useLinkKeys<T extends HTMLElement>(selector: string): RefObject<T | null> {
  const { t } = useWords();
  const list = useRef<T>(null);
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys(t('keys.list'), [
    { key: 'j', says: t('keys.next'), run: () => move(1) },
    { key: 'k', says: t('keys.previous'), run: () => move(-1) },
  ]);
  return list;
}
