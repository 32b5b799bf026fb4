import { describe, expect, it } from 'vitest';
import { missingFields, readingBody, suggestedReading } from './import-fields.ts';

describe('how an upload is read', () => {
  it('is the declared source whose columns are all there', () => {
    const fits = [
      { source: 'half', missing: ['open_dt'] },
      { source: 'boston-311', missing: [] },
    ];
    expect(suggestedReading({ fits, guess: {} })).toEqual({ kind: 'source', source: 'boston-311' });
  });

  it('is else the guessed mapping, as far as it goes', () => {
    const guess = { id: '编号', title: '标题', colour: '颜色' };
    const reading = suggestedReading({ fits: [], guess });
    expect(reading).toEqual({
      kind: 'mapping',
      columns: { id: '编号', title: '标题' },
      datum: 'wgs84',
    });
    expect(missingFields(reading)).toEqual(['openedAt']);
    expect(readingBody(reading)).toEqual({
      mapping: { id: '编号', title: '标题', datum: 'wgs84' },
    });
  });
});
