import { useSyncExternalStore } from 'react';

const follow = (told: () => void) => {
  window.addEventListener('resize', told);
  return () => window.removeEventListener('resize', told);
};

/** Width of the window in CSS pixels. */
export const useWidth = (): number => useSyncExternalStore(follow, () => window.innerWidth);

/** Below this a page is one column, held in a hand. */
export const handWidth = 768;
