import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unitOffsets } from './code-points.ts';

it('finds the same characters as counting them', () => {
  const unit = fc.constantFrom('区', 'a', '😀', '𠮷', '\n');
  fc.assert(
    fc.property(fc.array(unit), fc.nat(12), (characters, point) => {
      const text = characters.join('');
      const wanted = characters.slice(0, point).join('');
      expect(text.slice(0, unitOffsets(text)(point))).toBe(wanted);
    }),
    { seed: 20250320 },
  );
});
