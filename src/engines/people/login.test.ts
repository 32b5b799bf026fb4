import { describe, expect, it } from 'vitest';
import { loginProblems, normalLogin } from './login.ts';

describe('normalLogin', () => {
  it.each([
    [' Wang.Wei ', 'wang.wei'],
    ['ＷＡＮＧ', 'wang'],
    ['王伟', '王伟'],
  ])('%j is %j', (given, wanted) => expect(normalLogin(given)).toBe(wanted));
});

describe('loginProblems', () => {
  it.each(['wang.wei', '王伟', 'a1', 'ann@example.org', 'x'.repeat(64)])('%s may be', (login) =>
    expect(loginProblems(login)).toEqual([]),
  );
  it.each(['', 'a', '.wei', 'wang wei', 'wang/wei', '<b>', 'x'.repeat(65), 'a\u0000b'])(
    '%j may not',
    (login) => expect(loginProblems(login)[0]?.code).toBe('input.login'),
  );
});
