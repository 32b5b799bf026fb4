import { describe, expect, it } from 'vitest';
import { indicatorPlaceOf, paramsOfIndicators } from './indicator-address.ts';

const read = (text: string) => indicatorPlaceOf(new URLSearchParams(text));

describe('the address of the table of indicators', () => {
  it('is read as it was written', () => {
    const place = {
      q: '生产总值',
      territory: '410702+jkq',
      topic: 'economy',
      period: '2024-01/2024-09',
      waits: 'check' as const,
      page: 3,
    };
    expect(read(paramsOfIndicators(place).toString())).toEqual(place);
  });
  it('is empty as usual, and what nobody understands is as usual', () => {
    expect(paramsOfIndicators(read('')).toString()).toBe('');
    expect(paramsOfIndicators(read('page=-2&waits=forever&q=')).toString()).toBe('');
  });
});
