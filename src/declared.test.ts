import { describe, expect, it } from 'vitest';
import { loadRegistry } from './declared.ts';

describe('the declarations of this package', () => {
  it('fit together', async () => {
    const registry = await loadRegistry();
    expect(Object.keys(registry.districts)).toContain('hongqi');
    expect(Object.isFrozen(registry.districts['hongqi']?.units[0])).toBe(true);
  });
});
