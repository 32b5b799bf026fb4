import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertPlaceOf, paramsOfAlerts, type AlertPlace } from './alert-address.ts';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const maybe = fc.option(word, { nil: undefined });
const places: fc.Arbitrary<AlertPlace> = fc.record({
  states: fc.array(word, { maxLength: 3 }),
  detector: maybe,
  category: maybe,
  from: maybe,
  to: maybe,
  page: fc.integer({ min: 1, max: 99 }),
  row: maybe,
});

describe('the address of the inbox', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(places, (place) => {
        const address = paramsOfAlerts(place).toString();
        expect(alertPlaceOf(new URLSearchParams(address))).toEqual(place);
      }),
      { seed: 5 },
    );
  });

  it('is empty where everything is as usual', () => {
    const usual = alertPlaceOf(new URLSearchParams());
    expect(paramsOfAlerts(usual).toString()).toBe('');
    expect(alertPlaceOf(new URLSearchParams('page=nonsense&state=')).page).toBe(1);
  });
});
