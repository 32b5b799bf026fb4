import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone, maskText } from './mask.ts';

const runs = { seed: 138, numRuns: 500 } as const;

describe('maskName', () => {
  it.each([
    ['李小明', '李**'],
    ['李明', '李*'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['司马相如', '司马**'],
    ['李女士', '李女士'],
    ['王', '*'],
    ['买买提·艾力', '买*****'],
    ['John Smith', 'J*** S****'],
    ['李**', '李**'],
    [' 李明 ', '李*'],
    ['', ''],
  ])('%j → %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138-1234-1234', '138-****-1234'],
    ['+86 13812341234', '+86 138****1234'],
    ['0373-3051567', '0373-****567'],
    ['010 62345678', '010 *****678'],
    ['3051567', '****567'],
    ['617-635-4500', '617-***-*500'],
    ['110', '***'],
    ['138****1234', '138****1234'],
  ])('%j → %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

/** Identity numbers made up with their check digit, after GB 11643-1999. */
const idNumbers = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, born, order]) => {
    const body = `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    // ISO 7064 MOD 11-2 by its recursive definition, not by the table of weights
    let check = 0;
    for (const digit of body) check = ((check + Number(digit)) * 2) % 11;
    const last = (12 - check) % 11;
    return body + (last === 10 ? 'X' : String(last));
  });

describe('maskText', () => {
  it.each([
    ['请回电13812341234，谢谢', '请回电138****1234，谢谢'],
    ['手机 138 1234 1234', '手机 138 **** 1234'],
    ['手机１３８１２３４１２３４', '手机１３８****１２３４'],
    ['座机0373-3051567或3051567', '座机0373-****567或3051567'],
    ['电话：3051567', '电话：****567'],
    ['身份证11010519491231002X。', '身份证110***********002X。'],
    // a wrong check digit is a slip of the pen, the number is still personal
    ['身份证110105194912310021', '身份证110***********0021'],
    ['邮箱 zhang.san@example.com.cn', '邮箱 z********@example.com.cn'],
    ['我叫李小明，住曙光社区', '我叫李**，住曙光社区'],
    ['联系人：欧阳修 电话：0373-3051567', '联系人：欧阳* 电话：0373-****567'],
    ['call 617-635-4500 please', 'call 617-***-*500 please'],
    // what is none of these stays
    ['工单HQ-20260101-00017已办', '工单HQ-20260101-00017已办'],
    ['订单号20251123001234567', '订单号20251123001234567'],
    ['case 101001240734', 'case 101001240734'],
    ['2025年11月23日，金额1381234123元', '2025年11月23日，金额1381234123元'],
    ['我叫了三次没人来', '我叫了三次没人来'],
    ['', ''],
  ])('%j → %j', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  const personal = fc.oneof(
    idNumbers.map((id) => [id, maskIdNumber(id)] as const),
    fc
      .integer({ min: 0, max: 999_999_999 })
      .map((n) => `13${String(n).padStart(9, '0')}`)
      .map((phone) => [phone, maskPhone(phone)] as const),
  );
  const prose = fc
    .array(fc.constantFrom(...'路灯不亮请尽快处理，。abc xyz'), { maxLength: 20 })
    .map((characters) => characters.join(''));

  it('hides what is personal wherever it stands and nothing else', () => {
    fc.assert(
      fc.property(prose, personal, prose, (before, [clear, hidden], after) => {
        expect(maskText(`${before}，${clear}，${after}`)).toBe(`${before}，${hidden}，${after}`);
      }),
      runs,
    );
  });

  it('keeps the length, and masking twice is masking once', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            prose,
            personal.map(([clear]) => clear),
          ),
        ),
        (parts) => {
          const text = parts.join('');
          const masked = maskText(text);
          expect(masked).toHaveLength(text.length);
          expect(maskText(masked)).toBe(masked);
        },
      ),
      runs,
    );
  });
});
