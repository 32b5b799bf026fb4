import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDisagreements } from './find-disagreements.ts';
import { readClaims } from './read-claims.ts';

const runs = { seed: 1663, numRuns: 200 } as const;

/** The pairs of a text, as one line each. */
const told = (text: string) =>
  findDisagreements(readClaims(text), text).map(
    ({ first, second, part }) => `${part} ${first.text} ${second.text}`,
  );

describe('findDisagreements', () => {
  it.each<[string, string, string[]]>([
    ['two levels', '财政收入12.1亿元。全年财政收入12.8亿元。', ['value 12.1亿元 12.8亿元']],
    ['other units', '财政收入12亿元。财政收入1.2万元。', ['value 12亿元 1.2万元']],
    ['the same in other units', '财政收入12亿元。财政收入120000万元。', []],
    ['rounding', '财政收入12.1亿元。财政收入12亿元。', []],
    ['a qualifier', '汇聚数据条目5.3万余条。汇聚数据条目53421条。', []],
    [
      'a qualifier that does not reach',
      '汇聚数据条目5.3万余条。汇聚数据条目54900条。',
      ['value 5.3万余条 54900条'],
    ],
    ['directions', '进出口总额增长3%。进出口总额下降3%。', ['growth 3% 3%']],
    ['another period', '2023年财政收入12亿元。2024年财政收入13亿元。', []],
    ['another place', '甲区财政收入12亿元。乙区财政收入13亿元。', []],
    ['from one to the other', '财政收入由9.4亿元下降到8.8亿元。', []],
    ['a plan', '财政收入12亿元。财政收入目标15亿元。', []],
    ['what is new', '新增科技型企业8家。科技型企业总量保持平稳。科技型企业80家。', []],
    ['another base', '居民消费价格上涨2%。居民消费价格环比上涨0.1%。', []],
    [
      'ranks in one set',
      '财政收入居全市第3位。财政收入居全市第5位,居全省第20位。',
      ['rank 第3位 第5位'],
    ],
    ['words that name no one thing', '甲园区有项目8个。乙园区有项目9个。', []],
    ['ranges that overlap', '在建公园绿地3—5个。在建公园绿地4个。', []],
    ['ranges that do not', '在建公园绿地3—5个。在建公园绿地8个。', ['value 3—5个 8个']],
    [
      'English',
      'Industrial output grew 4 percent. Industrial output grew 6 percent.',
      ['growth 4 percent 6 percent'],
    ],
  ])('%s', (_, text, wanted) => expect(told(text)).toEqual(wanted));

  it('meets under the name that the caller knows', () => {
    const text = 'GDP增长5%。地区生产总值增长6%。';
    const claims = readClaims(text);
    expect(findDisagreements(claims, text)).toEqual([]);
    const [pair] = findDisagreements(claims, text, { nameOf: () => 'gdp' });
    expect([pair?.first.start, pair?.second.start]).toEqual([5, 16]);
  });

  it('finds a pair exactly where two exact amounts differ', () => {
    const amount = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const text = `实际利用外资${a}万美元。实际利用外资${b}万美元。`;
        expect(told(text)).toEqual(a === b ? [] : [`value ${a}万美元 ${b}万美元`]);
      }),
      runs,
    );
  });

  const report = new URL('../../../../shared/reference/press-report.txt', import.meta.url);
  it.skipIf(!existsSync(report))(
    'raises no false alarm on the press report (skipped where ../shared/reference is not at hand)',
    () => expect(told(readFileSync(report, 'utf8'))).toEqual([]),
  );
});
