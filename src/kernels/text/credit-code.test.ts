import { assert, constantFrom, integer, property, tuple, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCheckCharacter, creditCodeFault } from './credit-code.ts';

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const body = array(constantFrom(...characters), { minLength: 17, maxLength: 17 });

describe('a unified social credit code', () => {
  // the first stands in GB 32100-2015; the others are printed on the licences of well-known companies
  it.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91330100799655058B'])(
    '%s is one',
    (code) => expect(creditCodeFault(code)).toBeUndefined(),
  );

  it.each([
    ['91350100M000100Y4', { why: 'length' }],
    ['91350100M000100I43', { why: 'character' }],
    ['91350100M000100Y42', { why: 'check', wanted: '3' }],
  ])('%s is none', (code, fault) => expect(creditCodeFault(code)).toEqual(fault));

  it('betrays every single character that was copied wrongly', () => {
    const wrong = property(
      tuple(body, integer({ min: 0, max: 16 }), constantFrom(...characters)),
      ([own, at, other]) => {
        const code = own.join('');
        const copied = code.slice(0, at) + other + code.slice(at + 1);
        const whole = copied + creditCheckCharacter(code);
        expect(creditCodeFault(whole) === undefined).toBe(copied === code);
      },
    );
    expect(() => assert(wrong, { seed: 32100, numRuns: 500 })).not.toThrow();
  });

  it('wants seventeen characters of the set', () => {
    expect(() => creditCheckCharacter('123')).toThrow(RangeError);
    expect(() => creditCheckCharacter('I'.repeat(17))).toThrow(RangeError);
  });
});
