import type { Random } from './random.ts';

/** Words by slot name; each may hold slots of its own. */
export type Lexicon = Readonly<Record<string, readonly string[]>>;

type Part = string | { slot: string } | { from: number; to: number } | { choices: Part[][] };

const parsed = new Map<string, Part[]>();
const wrong = (template: string, wanted: string) =>
  new RangeError(`template "${template}": wanted ${wanted}`);

function parse(template: string): Part[] {
  let at = 0;
  const sequence = (nested: boolean): Part[][] => {
    const choices: Part[][] = [[]];
    let text = '';
    const flush = () => {
      if (text) choices.at(-1)!.push(text);
      text = '';
    };
    for (; at < template.length; at++) {
      const char = template[at]!;
      if (char === '{') {
        flush();
        at++;
        choices.at(-1)!.push(slotOf(sequence(true)));
        if (template[at] !== '}') throw wrong(template, 'a } for every {');
      } else if (nested && char === '|') {
        flush();
        choices.push([]);
      } else if (char === '}') {
        if (!nested) throw wrong(template, 'a { for every }');
        break;
      } else text += char;
    }
    flush();
    return choices;
  };
  const parts = sequence(false)[0]!;
  return parts;
}

/** `{name}` and `{3-18}` are slots, everything with a `|` is a choice. */
function slotOf(choices: Part[][]): Part {
  const only = choices.length === 1 && choices[0]!.length === 1 ? choices[0]![0] : undefined;
  if (typeof only !== 'string') return { choices };
  const range = /^(\d+)-(\d+)$/.exec(only);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  return /^[a-z]\w*$/i.test(only) ? { slot: only } : { choices };
}

/**
 * Fills a template: `{name}` draws from the lexicon, `{3-18}` a whole number, `{冰凉|不热|}` one of
 * the choices, which may hold slots again.
 *
 * @throws RangeError when a slot is not in the lexicon or a brace is left open
 * @example fillTemplate('暖气{不热|冰凉}', {}, random) // 暖气不热 or 暖气冰凉
 */
export function fillTemplate(template: string, lexicon: Lexicon, random: Random): string {
  let parts = parsed.get(template);
  if (!parts) parsed.set(template, (parts = parse(template)));
  return fill(parts, lexicon, random);
}

function fill(parts: readonly Part[], lexicon: Lexicon, random: Random): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('choices' in part) text += fill(random.pick(part.choices), lexicon, random);
    else if ('slot' in part) {
      const words = lexicon[part.slot];
      if (!words)
        throw new RangeError(`slot {${part.slot}}: wanted one of ${Object.keys(lexicon)}`);
      text += fillTemplate(random.pick(words), lexicon, random);
    } else text += String(random.between(part.from, part.to));
  }
  return text;
}

/** Every text that a template can become is one of this many (numbers count as one). */
export function countPhrasings(template: string, lexicon: Lexicon): number {
  const count = (parts: readonly Part[]): number =>
    parts.reduce((product, part) => product * countPart(part), 1);
  const countPart = (part: Part): number => {
    if (typeof part === 'string' || 'from' in part) return 1;
    if ('choices' in part) return part.choices.reduce((sum, c) => sum + count(c), 0);
    return (lexicon[part.slot] ?? []).reduce((sum, word) => sum + countPhrasings(word, lexicon), 0);
  };
  return count(parse(template));
}
