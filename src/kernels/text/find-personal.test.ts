import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal, maskText, type PersonalKind } from './mask.ts';

/** Written values: kind, as written, as shown. The numbers are made up, with the checks they need. */
const personal: readonly (readonly [PersonalKind, string, string])[] = [
  ['mobile', '13812341234', '138****1234'],
  ['mobile', '199 0000 1111', '199 **** 1111'],
  ['mobile', '156-7890-1234', '156-****-1234'],
  ['mobile', '+8613700001111', '+86137****1111'],
  ['mobile', '86 18612345678', '86 186****5678'],
  ['mobile', '１７７１２３４５６７８', '１７７****５６７８'],
  ['landline', '0373-3051567', '0373-****567'],
  ['landline', '010-62345678', '010-*****678'],
  ['landline', '(021)55512345', '(021)*****345'],
  ['landline', '（0373）3051567', '（0373）****567'],
  ['landline', '0755 83321234', '0755 *****234'],
  ['id-number', '11010519491231002X', '110***********002X'],
  ['id-number', '11010519491231002x', '110***********002x'],
  ['id-number', '110105194912310021', '110***********0021'],
  ['id-number', '410702199003075510', '410***********5510'],
  ['bank-card', '6222020200112233453', '6222***********3453'],
  ['bank-card', '4111111111111111', '4111********1111'],
  ['bank-card', '5500 0000 0000 0004', '5500 **** **** 0004'],
  ['bank-card', '6011-1111-1111-1117', '6011-****-****-1117'],
  ['e-mail', 'zhang.san@example.com.cn', 'z********@example.com.cn'],
  ['e-mail', 'a@b.cn', '*@b.cn'],
  ['plate', '豫A12345', '豫A***45'],
  ['plate', '京AD12345', '京A****45'],
  ['plate', '湘A·B3C45', '湘A·***45'],
  ['plate', '豫G6688学', '豫G***8学'],
  ['plate', '沪c9k123', '沪c***23'],
  ['door', '3栋2单元1201室', '3栋2单元****室'],
  ['door', '7座2203室', '7座****室'],
  ['door', '5号楼302室', '5号楼***室'],
  ['door', '12幢1503', '12幢****'],
  ['door', '8号楼1单元601', '8号楼1单元***'],
  ['name', '李小明先生', '李**先生'],
  ['name', '王芳女士', '王*女士'],
  ['name', '欧阳修先生', '欧阳*先生'],
  ['name', '张桂花阿姨', '张**阿姨'],
  ['name', '赵铁柱大爷', '赵**大爷'],
];

/** What looks like it and is none. */
const harmless = [
  '订单号20251123001234567',
  '工单HQ-20260101-00017',
  '金额1381234123元',
  '李先生',
  '欧阳女士',
  '和李先生说好了',
  '感谢李女士',
  '司机大哥',
  '广场舞大妈',
  '4111111111111112号文件',
  '2025年11月23日',
  '建筑面积1201平方米',
  '3栋2019年交房',
  '5号楼302户居民',
  '会议室',
  '共23栋6578套商品房',
  '全都是老人家',
  '室内温度',
  '12345热线',
  'G107国道',
  'A3区和平路128号',
  '京A区',
  '京剧A12班',
  '第1203章',
  '3.1415926535',
  '@物业',
  '110和119',
  '1200人',
  '保洁阿姨',
  '我叫了三次',
];

const contexts: readonly (readonly [string, string])[] = [
  ['', ''],
  ['投诉：', '，请回复'],
  ['请尽快联系 ', '。谢谢'],
  ['（', '）反映垃圾没人清理'],
  ['路灯不亮！', '\n小区没有物业'],
];

const inContexts = personal.flatMap(([kind, value, shown]) =>
  contexts.map(([before, after]) => ({ kind, value, shown, before, after })),
);
const harmlessInContexts = harmless.flatMap((value) =>
  contexts.map(([before, after]) => `${before}${value}${after}`),
);

describe('findPersonal', () => {
  it('is tried on at least 300 written cases', () => {
    expect(inContexts.length + harmlessInContexts.length).toBeGreaterThanOrEqual(300);
  });

  it.each(inContexts)('$kind: $value behind $before', ({ kind, value, shown, before, after }) => {
    const text = `${before}${value}${after}`;
    expect(maskText(text)).toBe(`${before}${shown}${after}`);
    const found = findPersonal(text);
    expect(found.map((one) => one.kind)).toEqual([kind]);
    const [one] = found;
    expect(one!.start).toBeGreaterThanOrEqual(before.length);
    expect(one!.end).toBeLessThanOrEqual(before.length + value.length);
    expect(text.slice(one!.start, one!.end)).toBe(one!.text);
  });

  it.each(harmlessInContexts)('nothing in %s', (text) => {
    expect(findPersonal(text)).toEqual([]);
    expect(maskText(text)).toBe(text);
  });

  it.each([
    ['身份证号：410702790307551', '身份证号：410********7551'],
    ['我家住和平路128号，门口积水', '我家住和平路***号，门口积水'],
    ['住址：东关村3组45号', '住址：东关村3组**号'],
    ['姓名：王小红，电话：3051567', '姓名：王**，电话：****567'],
    ['李小明先生的车豫A12345停在3栋', '李**先生的车豫A***45停在3栋'],
  ])('%s → %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('says whether a check digit confirms what was found', () => {
    const checked = (text: string) => findPersonal(text)[0]!.checked;
    expect(checked('11010519491231002X')).toBe(true);
    expect(checked('11010519491231002x')).toBe(true);
    expect(checked('110105194912310021')).toBe(false);
    expect(checked('4111111111111111')).toBe(true);
    expect(checked('13812341234')).toBe(false);
  });

  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(...personal.map(([, value]) => value)),
      fc.constantFrom(...harmless),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 8 },
  );

  it('keeps every length and everything outside, finds no two that overlap, and is what maskText hides', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const text = given.join('');
        let rebuilt = '';
        let at = 0;
        for (const { start, end, text: said, masked } of findPersonal(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(masked).toHaveLength(said.length);
          rebuilt += text.slice(at, start) + masked;
          at = end;
        }
        expect(rebuilt + text.slice(at)).toBe(maskText(text));
      }),
      { seed: 300, numRuns: 400 },
    );
  });

  it('hides once and for all', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const masked = maskText(given.join('，'));
        expect(maskText(masked)).toBe(masked);
      }),
      { seed: 301, numRuns: 400 },
    );
  });
});
