import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEmergencies } from './find-emergencies.ts';

/**
 * Lines of demands with what they are: kinds of emergency that are there now; `-` for none now.
 * After `?` what is feared, after `<` what is past.
 */
const lines = readFileSync(new URL('written-emergencies.txt', import.meta.url), 'utf8');

const writtenEmergencies = lines
  .trim()
  .split('\n')
  .map((line) => {
    const cut = line.indexOf('|');
    const [, now = '', mark = '', other = ''] = /^([a-z,-]*?)(?:-?([?<])([a-z-]+))?$/.exec(
      line.slice(0, cut),
    )!;
    return {
      now: now.split(',').filter((kind) => kind !== '' && kind !== '-'),
      other: other === '' ? [] : [`${mark === '?' ? 'feared' : 'past'} ${other}`],
      text: line.slice(cut + 1),
    };
  });

describe('findEmergencies', () => {
  it('has a list of at least 700 written lines', () => {
    expect(writtenEmergencies.length).toBeGreaterThanOrEqual(700);
  });

  it.each(writtenEmergencies)('$now of: $text', ({ now, other, text }) => {
    const found = findEmergencies(text);
    const kinds = new Set(
      found.filter(({ when }) => when === 'now').map(({ kind }) => String(kind)),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(now));
    // a line of no emergency raises none; what else an emergency also is may be seen
    expect(now.length > 0 || kinds.size === 0).toBe(true);
    expect(found.map(({ when, kind }) => `${when} ${kind}`)).toEqual(expect.arrayContaining(other));
  });

  it('says where it saw what, in the text as given', () => {
    const text = '您好！楼下 燃\u200b气 泄漏，快来';
    const [gas] = findEmergencies(text);
    expect(gas).toMatchObject({
      kind: 'gas',
      when: 'now',
      text: '燃\u200b气 泄漏',
      start: 6,
      end: 12,
    });
    expect(text.slice(gas!.start, gas!.end)).toBe(gas!.text);
    expect(gas!.reason.zh).toBe('疑似燃气泄漏');
  });

  it('gives offsets that hold, whatever stands around', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('燃气泄漏', '着火了', '有人触电'),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (before, signal, after) => {
          const text = `${before}。${signal}。${after}`;
          const found = findEmergencies(text);
          expect(found.some(({ when }) => when === 'now')).toBe(true);
          for (const { text: said, start, end } of found) expect(text.slice(start, end)).toBe(said);
        },
      ),
      { seed: 119, numRuns: 300 },
    );
  });

  it('reads a megabyte in a moment', () => {
    expect(findEmergencies('路灯不亮，垃圾没人管。'.repeat(90_000))).toEqual([]);
  });
});
