import { describe, expect, it } from 'vitest';
import { categoryCode } from './category-code.ts';

describe('categoryCode', () => {
  it.each([
    [undefined, 'Highway Maintenance', 'highway-maintenance'],
    [
      'highway-maintenance',
      'Pothole Repair (Internal)',
      'highway-maintenance.pothole-repair-internal',
    ],
    [undefined, '  Heat - Excessive  Insufficient ', 'heat-excessive-insufficient'],
    [undefined, '城乡建设', '城乡建设'],
    ['城乡建设', '安全生产（工地）', '城乡建设.安全生产-工地'],
  ])('%s, %s', (parent, name, code) => {
    expect(categoryCode(parent, name)).toBe(code);
  });
});
