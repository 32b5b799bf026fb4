import type { Category } from '../../model/district.ts';
import type { BroughtCategory } from '../../store/categories.ts';

interface Known {
  code: string;
  parent: string | null;
  name: string;
}

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/** `Street Lights / Poles` → `street-lights-poles`; Chinese stays as it is. */
const codeFor = (name: string) =>
  plain(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80) || 'unnamed';

/**
 * Finds the categories that a source names, level by level from coarse to fine, and makes those
 * that nobody knows below the last one known. The same names give the same codes in every run.
 */
export class CategoryBook {
  readonly #codes = new Set<string>();
  readonly #byName = new Map<string, Known[]>();
  readonly #worded: { code: string; words: readonly string[] }[];
  readonly #resolved = new Map<string, string | null>();
  #brought: BroughtCategory[] = [];

  constructor(declared: readonly Category[], brought: readonly BroughtCategory[]) {
    for (const { code, parent, label } of declared) {
      this.#know({ code, parent: parent ?? null, name: label.en }, [code, label.zh, label.en]);
    }
    for (const { code, parent, label } of brought) {
      this.#know({ code, parent, name: label.en }, [label.zh, label.en]);
    }
    this.#worded = declared
      .filter((category) => category.words.length > 0)
      .map(({ code, words }) => ({ code, words: words.map(plain) }));
  }

  /** The code of the finest level named; null where no level is. */
  resolve(levels: readonly string[]): string | null {
    const key = levels.join('\u001f');
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    let at: string | null = null;
    let before = '';
    for (const raw of levels) {
      const name = raw.trim();
      // a source that repeats a level in the next one says nothing new
      if (name === '' || plain(name) === before) continue;
      at = this.#find(name, at) ?? this.#make(name, at);
      before = plain(name);
    }
    this.#resolved.set(key, at);
    return at;
  }

  /** The category whose words the texts mention most, the first in the list where several do. */
  byWords(texts: readonly string[]): string | null {
    const lower = texts.map(plain);
    let best: string | null = null;
    let most = 0;
    for (const { code, words } of this.#worded) {
      // the first text is the title: a word there counts more than one far down in the story
      const score = lower.reduce(
        (sum, text, i) => sum + words.filter((word) => text.includes(word)).length * (i ? 1 : 3),
        0,
      );
      if (score > most) [best, most] = [code, score];
    }
    return best;
  }

  /** Categories made since the last call, for the store. */
  takeBrought(): BroughtCategory[] {
    const made = this.#brought;
    this.#brought = [];
    return made;
  }

  #know(category: Known, names: readonly string[]): void {
    this.#codes.add(category.code);
    for (const name of new Set(names.map(plain))) {
      const same = this.#byName.get(name);
      if (same) same.push(category);
      else this.#byName.set(name, [category]);
    }
  }

  #find(name: string, parent: string | null): string | undefined {
    const same = this.#byName.get(plain(name));
    if (!same) return undefined;
    const child = same.find((known) => known.parent === parent);
    return (child ?? (parent === null ? same[0] : undefined))?.code;
  }

  #make(name: string, parent: string | null): string {
    const base = codeFor(name);
    let code = base;
    if (this.#codes.has(code) && parent !== null) code = `${parent}.${base}`.slice(0, 120);
    for (let n = 2; this.#codes.has(code); n++) code = `${base}-${n}`;
    this.#know({ code, parent, name }, [name]);
    this.#brought.push({ code, parent, label: { zh: name, en: name } });
    return code;
  }
}
