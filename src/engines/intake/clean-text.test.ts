import { describe, expect, it } from 'vitest';
import { hasMarkup, plainText } from './clean-text.ts';

describe('plainText', () => {
  it.each([
    ['<p>路灯&amp;井盖</p><b>坏了</b>', '路灯&井盖\n坏了'],
    ['a<script>alert(1)</script>b', 'ab'],
    ['one<br/>two', 'one\ntwo'],
    ['温度<5度', '温度<5度'],
    ['&#20320;&#x597d;', '你好'],
    ['&#0;&#xD800;x', 'x'],
    ['<!-- hidden -->seen', 'seen'],
  ])('%s → %j', (html, text) => expect(plainText(html)).toBe(text));

  it('leaves texts without markup alone', () => {
    expect(hasMarkup('3 < 5 & 7 > 2')).toBe(false);
    expect(hasMarkup('<b>x')).toBe(true);
  });
});
