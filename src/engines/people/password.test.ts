import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, passwordProblems } from './password.ts';

describe('passwordProblems', () => {
  const cases: [string, string, boolean, string][] = [
    ['correct horse', 'li.na', true, 'long enough, not the login'],
    ['九个汉字也算字符啊', 'li.na', false, 'nine characters'],
    ['十个汉字也可以当密码', 'li.na', true, 'ten characters, whatever their bytes'],
    ['short', 'li.na', false, 'too short'],
    ['xx-Li.Na-2026', 'li.na', false, 'holds the login, in other case'],
    ['aaaaaaaaaaaa', 'li.na', false, 'one character again and again'],
    ['abababababab', 'li.na', false, 'two characters again and again'],
    ['😀😀😀😀😀', 'li.na', false, 'five characters, though ten UTF-16 units'],
  ];
  it.each(cases)('%s for %s: %s (%s)', (password, login, isFine) => {
    expect(passwordProblems(password, login, 'password').length === 0).toBe(isFine);
  });

  it('does not repeat the password', () => {
    const [found] = passwordProblems('geheim', 'li.na', 'password');
    expect(JSON.stringify(found)).not.toContain('geheim');
  });
});

describe('hashPassword', () => {
  it('makes an argon2id hash with its own salt that only the password opens', async () => {
    const [first, second] = await Promise.all([
      hashPassword('correct horse'),
      hashPassword('correct horse'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await isPassword(first, 'correct horse')).toBe(true);
    expect(await isPassword(first, 'correct house')).toBe(false);
  });

  it('is no password for a hash that cannot be read', async () => {
    expect(await isPassword('', 'correct horse')).toBe(false);
    expect(await isPassword('plain', 'plain')).toBe(false);
  });
});
