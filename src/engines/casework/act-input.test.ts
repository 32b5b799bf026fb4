import { describe, expect, it } from 'vitest';
import { Field } from '../../model/programme.ts';
import { maskValue } from './act-input.ts';

const label = { zh: '服务电话', en: 'Telephone' };
const text = (said: object = {}) => Field.parse({ kind: 'text', label, ...said });

describe('what everybody may see of a text', () => {
  it('is no telephone, unless the district gives it out', () => {
    const number = '0373-0000296';
    expect(maskValue(text(), number)).toEqual({ masked: '0373-****296', clear: number });
    expect(maskValue(text({ published: true }), number)).toEqual({ masked: number });
  });

  it('stays hidden where it is personal, whatever else is said', () => {
    const { masked } = maskValue(text({ sensitive: true, published: true }), '13655556666');
    expect(masked).not.toContain('6666');
  });
});
