import { problem, type Problem } from '../../model/problem.ts';

/** Logins are compared in one spelling: NFKC, lower case. */
export const normalLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

const shape = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;

/** What keeps this text from being a login; empty when it may be. */
export function loginProblems(login: string): Problem[] {
  if (shape.test(login)) return [];
  return [
    problem(
      'input.login',
      'login',
      '登录名为2至64个字母、汉字或数字，可含 . _ - @，以字母、汉字或数字开头',
      'a login is 2 to 64 letters or digits, with . _ - @ after the first',
      { got: login },
    ),
  ];
}
