import { foldText } from '../fold-text.ts';

/** Characters in a row that an answer hardly shares with a question by chance. */
const chinese = 6;
const latin = 20;
const HAN = /\p{Script=Han}/u;

/** How long a shared run starting here must be to count. */
const least = (text: string, at: number) =>
  HAN.test(text.slice(at, at + chinese)) ? chinese : latin;

/**
 * Which characters of the reply are said again from the demand: those in runs of six Chinese
 * characters, or twenty of another script, that stand in it too.
 *
 * @returns one entry for each UTF-16 unit of the reply, 1 where it is said again
 */
export function restatedUnits(demand: string, reply: string): Uint8Array {
  const again = new Uint8Array(reply.length);
  const asked = foldText(demand).text;
  const { text, at } = foldText(reply);
  const runs = new Set<string>();
  for (const length of [chinese, latin])
    for (let i = 0; i + length <= asked.length; i++) runs.add(asked.slice(i, i + length));
  for (let i = 0; i < text.length; i++) {
    const length = least(text, i);
    if (i + length > text.length || !runs.has(text.slice(i, i + length))) continue;
    again.fill(1, at[i]!, at[i + length - 1]! + 1);
  }
  return again;
}
