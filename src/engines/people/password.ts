import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { problem, type Problem } from '../../model/problem.ts';

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane; about 30 ms. */
const settings = {
  // Algorithm.Argon2id: an ambient enum, which isolated modules know only as a type
  algorithm: 2 as Algorithm,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

const fewestCharacters = 10;

/** What keeps this text from being the password of this login; empty when it may be. */
export function passwordProblems(password: string, login: string, path: string): Problem[] {
  const characters = [...password];
  if (characters.length < fewestCharacters)
    return [
      problem(
        'input.password',
        path,
        `密码至少${fewestCharacters}个字符`,
        `a password has at least ${fewestCharacters} characters`,
        { got: `${characters.length} characters`, wanted: `${fewestCharacters} or more` },
      ),
    ];
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase()))
    return [
      problem(
        'input.password',
        path,
        '密码不能包含登录名',
        'a password does not contain the login',
      ),
    ];
  if (new Set(characters).size < 4)
    return [
      problem(
        'input.password',
        path,
        '密码重复的字符太多',
        'a password has at least four different characters',
      ),
    ];
  return [];
}

/** argon2id in PHC form, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password, settings);

/** False also for a hash that cannot be read. */
export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}
