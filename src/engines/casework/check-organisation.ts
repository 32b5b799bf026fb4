import { creditCodeFault } from '../../kernels/text/credit-code.ts';
import { isObject, wrong, type Check } from './input-check.ts';

const longestName = 200;

const faults = {
  length: ['应为 18 位', 'should have 18 characters', '18 characters'],
  character: [
    '含有不该出现的字符',
    'holds a character that no code has',
    '0-9, A-Z without I, O, S, V, Z',
  ],
  check: [
    '校验码不对，请核对是否抄错',
    'does not fit its check character: was it copied wrongly?',
    'its check character',
  ],
} as const;

/** An organisation: its name, and its unified social credit code where it is known. A mere text is the name. */
export const checkOrganisation: Check = (value, _, path) => {
  const { name, code } = isObject(value) ? value : { name: value };
  const named = typeof name === 'string' ? name.trim() : '';
  const length = [...named].length;
  if (length === 0 || length > longestName) {
    return wrong(
      'organisation',
      `${path}.name`,
      `应有名称，至多 ${longestName} 个字`,
      `should have a name of at most ${longestName} characters`,
      length,
      `1…${longestName}`,
    );
  }
  const given = typeof code === 'string' ? code.replaceAll(/\s/g, '').toUpperCase() : '';
  if (given === '') return { value: { name: named } };
  const fault = creditCodeFault(given);
  if (fault === undefined) return { value: { name: named, code: given } };
  const [zh, en, wanted] = faults[fault.why];
  return wrong(
    'credit-code',
    `${path}.code`,
    `统一社会信用代码${zh}`,
    `the unified social credit code ${en}`,
    given,
    fault.why === 'check' ? `${given.slice(0, 17)}${fault.wanted}` : wanted,
  );
};
