import type { Label } from '../../../model/label.ts';
import type { Setup } from '../setup.ts';

/** A text as names are compared: width, case and outer blanks make no difference. */
export const plainName = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Codes by the names that people write: a name may be that of several. */
export interface NameBook {
  /** every code that the text may mean; the code itself means one */
  find(text: string): readonly string[];
  /** names that hold the text's characters in this order, as 市场监管局 stands for a longer name */
  near(text: string): readonly string[];
  /** how a person would tell the code from others of its name */
  tell(code: string): string;
}

interface Named {
  code: string;
  label: Label;
  /** names that may stand before its own, nearest first */
  above: readonly Label[];
}

const holdsInOrder = (name: string, wanted: string): boolean => {
  let at = 0;
  for (const character of wanted) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

function bookOf(all: Iterable<Named>): NameBook {
  const byCode = new Map<string, Named>();
  const byName = new Map<string, string[]>();
  const know = (name: string, code: string) => {
    const key = plainName(name);
    const known = byName.get(key);
    if (!known) byName.set(key, [code]);
    else if (!known.includes(code)) known.push(code);
  };
  for (const named of all) {
    const { code, label, above } = named;
    byCode.set(code, named);
    for (const language of ['zh', 'en'] as const) {
      let name = label[language];
      know(name, code);
      for (const one of above) know((name = `${one[language]}/${name}`), code);
    }
  }
  return {
    find: (text) => (byCode.has(text) ? [text] : (byName.get(plainName(text)) ?? [])),
    near: (text) => {
      const wanted = plainName(text);
      const labels = [...byCode.values()].map(({ label }) => label.zh);
      return wanted === '' ? [] : labels.filter((name) => holdsInOrder(plainName(name), wanted));
    },
    tell: (code) => {
      const { label, above } = byCode.get(code)!;
      return [...above.toReversed(), label].map(({ zh }) => zh).join('/');
    },
  };
}

/** Of a tree: each with the labels above it, the root left out where it is that of all. */
function* inTree(
  tree: ReadonlyMap<string, { code: string; parent: string | null; label: Label }>,
  root: string | undefined,
): Generator<Named> {
  for (const { code, parent, label } of tree.values()) {
    const above: Label[] = [];
    let at = parent;
    for (let depth = 0; at !== null && at !== root && depth < 20; depth++) {
      const held = tree.get(at);
      if (!held) break;
      above.push(held.label);
      at = held.parent;
    }
    yield { code, label, above };
  }
}

/** The names of a district's units, places and categories, for reading cells of a table. */
export interface DistrictNames {
  unit: NameBook;
  place: NameBook;
  category: NameBook;
}

export const districtNames = ({ units, places, categories, root }: Setup): DistrictNames => ({
  unit: bookOf([...units.values()].map(({ code, label }) => ({ code, label, above: [] }))),
  place: bookOf(inTree(places, root?.code)),
  category: bookOf(inTree(categories, undefined)),
});
