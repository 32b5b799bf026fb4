import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from '../declared.ts';
import { makeBook, type Book } from '../engines/ledger/book.ts';
import { declaredBookInput } from '../engines/ledger/declared-book.ts';
import type { Block, Span } from '../model/briefing.ts';
import type { Registry } from '../model/registry.ts';
import { parts } from './binding.ts';
import { checkBriefing } from './check-briefing.ts';
import { verifyText } from './verify-text.ts';

let registry: Registry;
let book: Book;
beforeAll(async () => {
  registry = await loadRegistry();
  book = makeBook(declaredBookInput(registry, 'hongqi')!);
});

const head = (more = '') => `---
code: trial
title: 试写
district: hongqi
territory: "410702"
period: "2024"
language: zh
${more}---

`;
const english = head().replace('language: zh', 'language: en');
const spansOf = (block: Block): Span[] =>
  block.kind === 'list' ? block.items.flat() : block.kind === 'table' ? [] : block.spans;
const wordsOf = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');
const check = (body: string, top = head()) => checkBriefing(top + body, book);
const said = (body: string, top = head()) =>
  wordsOf(check(body, top).bound!.blocks.flatMap(spansOf));
const rules = (body: string, top = head()) => check(body, top).findings.map(({ rule }) => rule);

describe('a binding says', () => {
  it.each([
    ['{{gdp: level, growth, rank}}', '地区生产总值实现297.6亿元、同比增长5.5%，居全市第4位'],
    ['{{gdp 2024: value}}', '297.6亿元'],
    ['{{gdp: rate}}', '5.5%'],
    ['{{gdp: place}}', '第4位'],
    ['{{gdp: value | unit=万元}}', '2976000万元'],
    ['{{gdp: value | round=0}}', '298亿元'],
    ['{{gdp: level | verb=达; name=GDP}}', 'GDP达297.6亿元'],
    ['{{tax-share: rank | name=}}', '居全市第3位'],
    ['{{platform-records: value | as=5.3万余条}}', '5.3万余条'],
    ['{{building-enterprises: value}}', '2000余家'],
    ['{{key-project-investment: rate}}', '两位数'],
    [
      '{{410704/budget-revenue: growth, growth-rank, change}}',
      '一般公共预算收入同比增长2.1%，居全市第5位，较上年提升7个位次',
    ],
    [
      '{{410704/fixed-investment: growth-rank | set=xinxiang-main-urban}}',
      '固定资产投资居四个主城区第2位',
    ],
    ['{{410700/gdp 2012: value}}', '1619.77亿元'],
    ['{{plain 41个村 | 去年已交账}}', '41个村'],
  ])('%s', (binding, wanted) => {
    expect(said(binding)).toBe(wanted);
    expect(rules(binding)).toEqual([]);
  });

  it.each([
    [
      '{{gdp: level, growth, rank}}',
      'Gross regional product came to 29.76 billion yuan, up 5.5%, 4th in the city of Xinxiang',
    ],
    ['{{enterprise-rewards: value}}', '12.07 million yuan'],
    ['{{vehicle-trade-in: value}}', '400 million yuan'],
    ['{{disposable-income: value}}', '42,600 yuan'],
    ['{{pangdonglai-area: value | as=68,000 square metres}}', '68,000 square metres'],
    ['{{business-environment: rank | name=}}', 'among the front-runners in the province'],
    ['{{410704/fixed-investment: growth}}', 'Fixed asset investment rose 15.2%'],
    [
      '{{410704/fixed-investment: growth-rank | set=xinxiang-main-urban}}',
      'Fixed asset investment ranked 2nd of the four main urban districts',
    ],
    [
      '{{410704/budget-revenue: rate, growth-rank, change}}',
      '2.1%, 5th in the city of Xinxiang, up 7 places from the year before',
    ],
    [
      '{{key-project-investment: level, growth}}',
      'Investment completed in key projects came to 21.6 billion yuan, up at a double-digit rate',
    ],
    ['{{building-enterprises: value}}', 'more than 2,000 enterprises'],
  ])('in English %s', (binding, wanted) => expect(said(binding, english)).toBe(wanted));
});

describe('the check finds', () => {
  it.each([
    ['全年投资300亿元。', 'unbound-number', '300亿元'],
    ['同比增长8%，居全市第2位。', 'unbound-number', '8%'],
    ['{{gpd: level}}', 'unknown-indicator', 'gpd'],
    ['{{gdp 2024: levle}}', 'briefing.binding', 'levle'],
    ['{{gdp 2024-13: level}}', 'unknown-period', '2024-13'],
    ['{{999999/gdp: level}}', 'unknown-territory', '999999'],
    ['{{gdp 2019: value}}', 'not-in-ledger', undefined],
    ['{{410700/gdp 2020: value}}', 'origins-differ', undefined],
    ['{{platform-records: value | as=5.4万余条}}', 'changed', '5.4万余条'],
    ['{{gdp: value | as=300亿元}}', 'changed', '300亿元'],
    ['{{gdp: value | unit=家}}', 'unit', '家'],
    ['{{pangdonglai-sales: value}}', 'estimate', '20亿元'],
    ['{{gdp: level', 'briefing.binding', '{{gdp: level'],
    ['{{plain 41个村}}', 'briefing.binding', 'plain 41个村'],
    ['```\ncode\n```', 'briefing.markdown', 'code'],
  ])('%s: %s', (body, rule, got) => {
    const found = check(body).findings.find((one) => one.rule === rule);
    expect(found).toBeDefined();
    expect(found!.got).toBe(got ?? found!.got);
    expect(found!.detail.zh).not.toBe(found!.detail.en);
  });

  it('points at the number in the source, astral characters and escapes before it', () => {
    const body = '😀 *投资* **{{gdp: value}}** 与 300亿元。';
    const text = head() + body;
    const [found] = checkBriefing(text, book).findings;
    expect(Array.from(text).slice(found!.start, found!.end).join('')).toBe('300亿元');
  });

  it('leaves names, dates and numbers of order alone', () => {
    expect(rules('2025年3月20日，第十三届大赛，12345热线，PM10。')).toEqual([]);
  });

  it.each([
    ['没有文首', 'briefing.head'],
    ['---\ncode: x\n---\n\n正文', 'briefing.head'],
    ['---\n: [\n---\n\n正文', 'briefing.head'],
  ])('a head that cannot be read: %s', (text, rule) => {
    const { bound, findings } = checkBriefing(text, book);
    expect(bound).toBeNull();
    expect(findings[0]!.rule).toBe(rule);
  });
});

describe('properties', () => {
  const bindable = () =>
    book.indicators.filter(
      ({ code }) =>
        book.value({ indicator: code, territory: '410702', period: '2024', aspect: 'level' })
          .kind === 'one',
    );

  it('what a binding says is confirmed when it is read again', () => {
    for (const { code } of bindable()) {
      const text = said(`{{${code}: level}}。`);
      const verdicts = verifyText(text, book, { territory: '410702', period: '2024' });
      expect([code, verdicts.filter(({ verdict }) => verdict === 'contradicted')]).toEqual([
        code,
        [],
      ]);
    }
  });

  it('any other digit is found out', () => {
    const codes = bindable().map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(9), fc.nat(20), (code, digit, at) => {
        const right = said(`{{${code}: value}}`);
        const places = [...right].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
        const place = places[at % Math.max(1, places.length)];
        fc.pre(place !== undefined && right[place] !== String(digit));
        const wrong = right.slice(0, place) + digit + right.slice(place! + 1);
        expect(rules(`{{${code}: value | as=${wrong}}}`)).toContain('changed');
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('every number that a Chinese sheet binds is bound in its English one', () => {
    const numbersOf = (code: string, district: string) =>
      new Set(
        checkBriefing(registry.briefings[code]!, makeBook(declaredBookInput(registry, district)!))
          .bound!.blocks.flatMap(spansOf)
          .flatMap((span) => {
            if (span.kind === 'text') return [];
            const { indicator, territory, period, aspect, set } = span.source;
            return [[indicator, territory, period, aspect, set ?? ''].join(' ')];
          }),
      );
    for (const district of ['hongqi', 'fengquan']) {
      const english = numbersOf(`${district}-2024-en`, district);
      expect([...numbersOf(`${district}-2024`, district)].filter((n) => !english.has(n))).toEqual(
        [],
      );
    }
  });

  it('never throws, whatever is written', () => {
    const word = fc.constantFrom(
      '{{',
      '}}',
      'gdp',
      ': ',
      ' | ',
      'as=',
      '5.5%',
      ...parts,
      '**',
      '\n\n',
      '# ',
      '第4位',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = head() + words.join('');
        const length = Array.from(text).length;
        for (const { start, end } of checkBriefing(text, book).findings) {
          expect(start >= 0 && start <= end && end <= length).toBe(true);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

const report = new URL('../../../shared/reference/press-report.txt', import.meta.url);
const press = 'xinxiang-answers-2025-03-20';

describe.each([
  ['hongqi-2024', 'hongqi'],
  ['fengquan-2024', 'fengquan'],
  ['hongqi-2024-en', 'hongqi'],
  ['fengquan-2024-en', 'fengquan'],
])('the answer sheet %s', (code, district) => {
  const text = () => registry.briefings[code]!;
  const sheet = () => makeBook(declaredBookInput(registry, district)!);

  it('holds before the check', () => {
    expect(checkBriefing(text(), sheet()).findings).toEqual([]);
  });

  it.runIf(!code.endsWith('-en'))('holds as a finished text against the ledger', () => {
    const { bound } = checkBriefing(text(), sheet());
    const territory = bound!.head.territory;
    const plain = bound!.blocks.map((block) => wordsOf(spansOf(block))).join('\n\n');
    const verdicts = verifyText(plain, sheet(), { territory, period: '2024' });
    expect(verdicts.filter(({ verdict }) => verdict === 'contradicted')).toEqual([]);
  });

  it('binds every figure and rank that the press report holds of the district', () => {
    const { bound } = checkBriefing(text(), sheet());
    const shown = new Set(
      bound!.blocks
        .flatMap(spansOf)
        .flatMap((span) =>
          span.kind === 'number' ? [`${span.source.indicator} ${span.source.aspect}`] : [],
        ),
    );
    const territory = bound!.head.territory;
    const { figures, ranks } = registry.figures[press]!;
    const stated = [...figures, ...ranks].filter((one) => one.territory === territory);
    const missing = stated
      .map((one) => `${one.indicator} ${one.aspect}`)
      .filter((key) => !shown.has(key));
    expect(missing).toEqual([]);
  });

  it('names the sheet that it translates, of the same territory and period', () => {
    const { translates, ...head } = checkBriefing(text(), sheet()).bound!.head;
    expect(translates).toBe(head.language === 'en' ? code.replace(/-en$/, '') : undefined);
    const original = checkBriefing(registry.briefings[translates ?? code]!, sheet()).bound!.head;
    expect([head.code, original.territory, original.period]).toEqual([
      code,
      head.territory,
      head.period,
    ]);
  });

  it.skipIf(!existsSync(report))('has no sentence of the report', () => {
    const original = readFileSync(report, 'utf8').replaceAll('\n', '');
    const prose = text().replaceAll(/\{\{[\s\S]*?\}\}/g, '\n');
    const runs = prose.split('\n');
    const copied = runs.flatMap((line) => {
      const characters = Array.from(line);
      return characters.flatMap((_, i) => {
        const run = characters.slice(i, i + 13).join('');
        return run.length >= 13 && original.includes(run) ? [run] : [];
      });
    });
    expect(copied).toEqual([]);
  });
});
