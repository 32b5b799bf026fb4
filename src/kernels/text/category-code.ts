/**
 * The code of a category that a source names in words: lower-case letters and digits of any script,
 * joined by hyphens, after its parent's code and a dot. The same words give the same code always.
 *
 * @example categoryCode('highway-maintenance', 'Pothole Repair (Internal)') === 'highway-maintenance.pothole-repair-internal'
 */
export function categoryCode(parent: string | undefined, name: string): string {
  const own = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return parent === undefined ? own : `${parent}.${own}`;
}
