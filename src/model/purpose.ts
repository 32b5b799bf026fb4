import type { Label } from './label.ts';

/** Why somebody reads personal data in clear. `other` needs words of its own. */
export const purposes = {
  contact: { zh: '联系诉求人', en: 'To contact the person' },
  visit: { zh: '现场核实、核查', en: 'To verify or check on the spot' },
  revisit: { zh: '回访', en: 'To ask afterwards' },
  duplicate: { zh: '判断是否重复', en: 'To tell whether it is a duplicate' },
  complaint: { zh: '投诉或复核', en: 'A complaint or a review' },
  other: { zh: '其他', en: 'Another purpose' },
} as const satisfies Record<string, Label>;

export type PurposeCode = keyof typeof purposes;

/**
 * A purpose as it is kept: `contact`, `contact: words`, `other: words`. Free words alone are kept
 * as `other`. Undefined when it says nothing: fewer than four characters beside `other`.
 *
 * @example readPurpose('核对门牌号') === 'other: 核对门牌号'
 */
export function readPurpose(given: string): string | undefined {
  const [, code = '', words = ''] = /^([a-z]+)(?:\s*[:：]\s*(.*))?$/s.exec(given.trim()) ?? [];
  if (Object.hasOwn(purposes, code) && code !== 'other') {
    return words.trim() ? `${code}: ${words.trim()}` : code;
  }
  const free = code === 'other' ? words.trim() : given.trim();
  return [...free].length >= 4 ? `other: ${free}` : undefined;
}
