/**
 * UTF-16 offset of each code point of a text, and of its end: findings count code points, editors
 * count UTF-16 units. An offset past the end is the end.
 */
export function unitOffsets(text: string): (point: number) => number {
  // most texts have no character beyond the basic plane
  if (!/[\uD800-\uDFFF]/.test(text)) return (point) => Math.min(point, text.length);
  const units = [0];
  for (const character of text) units.push(units.at(-1)! + character.length);
  return (point) => units[Math.min(point, units.length - 1)]!;
}
