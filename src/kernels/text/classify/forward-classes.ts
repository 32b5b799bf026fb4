/** What became of a class on a day: another name, a part of another, several, or nothing. */
export interface ClassChange {
  from: string;
  /** civil day YYYY-MM-DD from which the old class is not used any more */
  on: string;
  /** the class that takes what is left; null: dropped, its texts teach nothing any more */
  to: string | null;
  /** classes that take the texts with one of these words, the first that fits */
  split?: readonly { to: string | null; words: readonly string[] }[] | undefined;
}

/** Why changes cannot be followed; `at` is the place of the change in the list. */
export interface ClassChangeFault {
  fault: 'twice' | 'circle' | 'no-words' | 'unknown';
  at: number;
  got: string;
}

const targetsOf = ({ to, split = [] }: ClassChange): string[] =>
  [...split.map((part) => part.to), to].filter((target) => target !== null);

/** The way from a class back to itself, where there is one: a > b > a. */
function circleFrom(
  start: string,
  byClass: ReadonlyMap<string, ClassChange>,
): string[] | undefined {
  const seen = new Set<string>();
  const walk = (label: string, way: string[]): string[] | undefined => {
    const change = byClass.get(label);
    if (!change) return undefined;
    for (const target of targetsOf(change)) {
      if (target === start) return [...way, target];
      if (seen.has(target)) continue;
      seen.add(target);
      const round = walk(target, [...way, target]);
      if (round) return round;
    }
    return undefined;
  };
  return walk(start, [start]);
}

/**
 * What is wrong with a list of changes: a class that changes twice, a circle of names, a split
 * without words, and, where `known` is given, a class in which a way ends that does not exist.
 */
export function classChangeFaults(
  changes: readonly ClassChange[],
  known?: ReadonlySet<string>,
): ClassChangeFault[] {
  const byClass = new Map<string, ClassChange>();
  const faults: ClassChangeFault[] = [];
  for (const [at, change] of changes.entries()) {
    if (byClass.has(change.from)) faults.push({ fault: 'twice', at, got: change.from });
    else byClass.set(change.from, change);
    for (const { to, words } of change.split ?? []) {
      if (!words.some((word) => word.trim() !== '')) {
        faults.push({ fault: 'no-words', at, got: `${change.from} > ${to ?? ''}` });
      }
    }
  }
  for (const [at, change] of changes.entries()) {
    if (byClass.get(change.from) !== change) continue;
    const circle = circleFrom(change.from, byClass);
    // told once, at the least name of the circle
    if (circle && circle.every((label) => label >= change.from)) {
      faults.push({ fault: 'circle', at, got: circle.join(' > ') });
    }
    if (!known) continue;
    for (const target of targetsOf(change)) {
      if (!known.has(target) && !byClass.has(target)) {
        faults.push({ fault: 'unknown', at, got: target });
      }
    }
  }
  return faults;
}

/**
 * Makes the way from classes as they once were to classes as they are: `forward(label, text)` is the
 * class that a text of the class belongs to now, null where it was dropped. A chain is followed in
 * the order of its days: a name that was given away earlier than the text came to it is in use anew.
 *
 * @throws RangeError where the changes have faults
 */
export function forwardClasses(
  changes: readonly ClassChange[],
): (label: string, text: string) => string | null {
  const [fault] = classChangeFaults(changes);
  if (fault) throw new RangeError(`changes[${fault.at}]: ${fault.fault} ${fault.got}`);
  const byClass = new Map(
    changes.map(({ split = [], ...change }) => [
      change.from,
      {
        ...change,
        split: split.map(({ to, words }) => ({
          to,
          words: words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''),
        })),
      },
    ]),
  );
  return (label, text) => {
    const lower = text.toLowerCase();
    let at: string | null = label;
    for (let day = ''; at !== null;) {
      const change = byClass.get(at);
      if (!change || change.on < day) return at;
      const part = change.split.find(({ words }) => words.some((word) => lower.includes(word)));
      at = part ? part.to : change.to;
      day = change.on;
    }
    return at;
  };
}
