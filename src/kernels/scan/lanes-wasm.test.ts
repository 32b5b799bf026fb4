import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLanes } from '../../../scripts/compile-lanes.ts';

describe('lanes-wasm', () => {
  it('is what the source beside it compiles to', async () => {
    const committed = readFileSync(new URL('lanes-wasm.ts', import.meta.url), 'utf8');
    expect(committed === (await compileLanes())).toBe(true);
  });
});
