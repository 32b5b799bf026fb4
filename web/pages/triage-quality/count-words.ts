/** A share as a page tells it: percent with its counts, the bare counts where they are few, — of none. */
export function shareWords(part: number, whole: number, fewest: number): string {
  if (whole === 0) return '—';
  if (whole < fewest) return `${part}/${whole}`;
  return `${Math.round((part / whole) * 100)}% (${part}/${whole})`;
}
