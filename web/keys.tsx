import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSettings } from './settings.tsx';

/** A shortcut: what the help says of it and what it does. */
export interface Shortcut {
  /** `KeyboardEvent.key`: `j`, `Enter`, `/` */
  key: string;
  says: string;
  run(): void;
}

interface KeyBoard {
  add(group: KeyGroup): () => void;
  groups: readonly KeyGroup[];
}
export interface KeyGroup {
  title: string;
  shortcuts: readonly { key: string; says: string }[];
}

const KeysContext = createContext<KeyBoard | undefined>(undefined);

/** Collects the shortcuts of what is on the page, for the help. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<readonly KeyGroup[]>([]);
  const board = useMemo<KeyBoard>(
    () => ({
      groups,
      add: (group) => {
        setGroups((before) => [...before, group]);
        return () => setGroups((before) => before.filter((one) => one !== group));
      },
    }),
    [groups],
  );
  return <KeysContext value={board}>{children}</KeysContext>;
}

export const useKeyGroups = (): readonly KeyGroup[] => use(KeysContext)?.groups ?? [];

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]') !== null);

/** Enter and space press what has the focus; they are a shortcut only where nothing is pressed. */
const isPressing = ({ key, target }: KeyboardEvent) =>
  (key === 'Enter' || key === ' ') &&
  target instanceof HTMLElement &&
  target.closest('a, button, [role="button"], summary, label') !== null;

/**
 * Shortcuts while the component is on the page. They rest while somebody types or a dialog is
 * open, and where the person has switched single keys off.
 */
export function useKeys(title: string, shortcuts: readonly Shortcut[]): void {
  const { singleKeys } = useSettings();
  const add = use(KeysContext)?.add;
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const said = JSON.stringify(shortcuts.map(({ key, says }) => ({ key, says })));

  useEffect(() => {
    const list = JSON.parse(said) as KeyGroup['shortcuts'];
    return list.length ? add?.({ title, shortcuts: list }) : undefined;
    // `add` changes with every group that comes or goes; the group itself does not
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [title, said]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.defaultPrevented || isTyping(event.target) || isPressing(event)) return;
      if (document.querySelector('[role="dialog"]:not([aria-hidden="true"]):not(.stays)')) return;
      if (!singleKeys && event.key.length === 1) return;
      const found = latest.current.find((shortcut) => shortcut.key === event.key);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [singleKeys]);
}
