const prefix = 'xianban.';

/** What this browser keeps between visits; undefined when there is nothing, or it cannot be read. */
export function kept<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value; undefined forgets it. A full or forbidden storage is not an error of the page. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // private browsing: the page works, it only remembers less
  }
}
