import { describe, expect, it } from 'vitest';
import { newToken, readToken } from './session-token.ts';

describe('session tokens', () => {
  it('name their district and hide their hash', () => {
    const token = newToken('hongqi');
    const read = readToken(token);
    expect(read?.district).toBe('hongqi');
    expect(read?.hash).toHaveLength(32);
    expect(token).not.toContain(read!.hash.toString('base64url'));
  });

  it('are all different', () => {
    const tokens = Array.from({ length: 100 }, () => newToken('hongqi'));
    expect(new Set(tokens).size).toBe(100);
  });

  it.each(['', 'hongqi', 'hongqi.', '.abc', 'hongqi.short', `../x.${'a'.repeat(43)}`])(
    'nothing is read from %j',
    (text) => expect(readToken(text)).toBeUndefined(),
  );
});
