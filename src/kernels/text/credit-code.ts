/** The 31 characters of a unified social credit code in the order of their values (GB 32100-2015, table 2). */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** What is wrong with a code; for a check character that does not fit, the one that would. */
export type CreditCodeFault =
  | { why: 'length' }
  | { why: 'character' }
  | { why: 'check'; wanted: string };

/**
 * The check character of the first 17 characters of a unified social credit code: weights are powers
 * of 3 modulo 31 (GB 32100-2015, annex A).
 *
 * @throws RangeError when it is not given 17 characters of the set
 */
export function creditCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  if (body.length !== 17)
    throw new RangeError(`creditCheckCharacter: got ${body.length} characters`);
  for (const character of body) {
    const value = characters.indexOf(character);
    if (value < 0) throw new RangeError(`creditCheckCharacter: got ${character}`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31]!;
}

/** Why a text is no unified social credit code; undefined when it is one. */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return { why: 'length' };
  if ([...code].some((character) => !characters.includes(character))) return { why: 'character' };
  const wanted = creditCheckCharacter(code.slice(0, 17));
  return code[17] === wanted ? undefined : { why: 'check', wanted };
}
