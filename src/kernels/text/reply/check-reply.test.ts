import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReply, type ReplyCheck } from './check-reply.ts';
import { replyWeights, type ReplyAspect } from './reply-part.ts';

const demand = '人民路南段三盏路灯坏了半个月，晚上走路很危险，什么时候能修好？';
const partOf = ({ parts }: ReplyCheck, aspect: ReplyAspect) =>
  parts.find((part) => part.aspect === aspect)!;
const check = (reply: string, asked = demand) => checkReply({ demand: asked, reply });
const holding = (reply: string, asked = demand) =>
  check(reply, asked)
    .parts.filter(({ holds }) => holds)
    .map(({ aspect }) => aspect);
const words = (one: ReplyCheck, aspect: ReplyAspect) =>
  partOf(one, aspect).marks.map(({ kind, text }) => [kind, text]);

const good =
  '您好！区城管局照明科已查明三盏路灯是电缆断了，将于3月8日前换好人民路南段的电缆，届时恢复照明。';

describe('a reply that says everything', () => {
  it('holds in all parts, with the words that show it', () => {
    const one = check(good);
    expect(one.parts.every(({ holds }) => holds)).toBe(true);
    expect(one.score).toBe(1);
    expect(words(one, 'who')).toEqual([['who', '区城管局照明科']]);
    expect(words(one, 'when')).toEqual([['when', '3月8日前']]);
    expect(one.dates).toBe(1);
    expect(one.restatesOnly).toBe(false);
  });

  it('is known in English too', () => {
    const one = check(
      'Case Closed. Closed date : 2015-03-04 10:11:12.123 Case Resolved A crew replaced the photocell of the lamp on 03/02/2015.',
      'street lamp out, when will the lamp be fixed',
    );
    expect(one.parts.every(({ holds }) => holds)).toBe(true);
    expect(words(one, 'action')).toEqual([['done', 'replaced']]);
    expect(words(one, 'when')).toEqual([['when', '03/02/2015']]);
    expect(holding('Case Closed Case Resolved', 'street lamp out')).toEqual(['tone']);
    const other = check('A crew replaced the photocell of the lamp on 03/02/2015.');
    expect(partOf(other, 'answers').reason.en).toContain('another script');
  });
});

describe('what a reply leaves out', () => {
  it.each([
    ['nothing but greetings', '您好！您的留言已收悉。感谢您对我们工作的支持！', 'answers'],
    ['handed on', '您好，您反映的问题已转交处理。', 'answers'],
    ['the question again', `您反映：${demand}`, 'answers'],
    [
      'another matter',
      '小学一年级招生在八月进行，家长携带户口本到学校报名，由教务处登记即可办理。',
      'answers',
    ],
    [
      'when, though it was asked',
      '区城管局照明科已安排人员更换人民路南段路灯的电缆，请您放心。',
      'answers',
    ],
    ['no step', '人民路南段三盏路灯不亮的原因是电缆老化，区城管局3月2日看过。', 'action'],
    ['a slogan', '我局高度重视路灯工作，将进一步加强管理，不断提升服务水平。', 'action'],
    ['nobody', '路灯的电缆将由相关部门于3月8日前换好，届时恢复照明，请放心出行。', 'who'],
    ['soon', '区城管局将尽快换好人民路南段三盏路灯的电缆。', 'when'],
    ['the date of the letter', '区城管局将换好人民路南段路灯的电缆。区城管局2026年3月2日', 'when'],
    [
      'the date of a paper',
      '根据2019年1月8日出台的《路灯管理规定》，区城管局将换好路灯电缆。',
      'when',
    ],
    ['blame', '并非像您反映的那样，区城管局3月2日已更换路灯，望您理性反映问题。', 'tone'],
    [
      'stock phrases',
      '我局高度重视，切实加强管理，不断提升水平，共同营造良好环境，区城管局3月2日已更换路灯。',
      'tone',
    ],
  ] as const)('%s', (_, reply, missing) => {
    expect(partOf(check(reply), missing).holds).toBe(false);
  });

  it('says why, in words and places', () => {
    const soon = check('区城管局将尽快换好人民路南段三盏路灯的电缆。');
    expect(partOf(soon, 'when').reason.en).toBe('Says no time that can be checked');
    expect(words(soon, 'when')).toEqual([['vague-when', '尽快']]);
    expect(partOf(check(good.replace('3月8日前', '')), 'answers').reason.en).toContain('when');
    expect(check('您好，您反映的问题已转交处理。').restatesOnly).toBe(true);
  });

  it('tells of personal data, not of the telephone of an office', () => {
    const { personal } = check('请联系王小明先生，电话13812345678，或拨打0373-3025566。');
    expect(personal.map(({ text }) => text)).toEqual(['王小明', '13812345678']);
  });
});

describe('of any text', () => {
  const pieces = fc.constantFrom(
    '您好！',
    demand,
    good,
    '尽快',
    '高度重视',
    '区城管局',
    '3月8日前',
    '\n',
    '。',
    '，',
    ' ',
    '😀',
    '\u200b',
    '您反映的',
    '《规定》',
    '13812345678',
    'We will ',
    'crew ',
    '１２',
    '電纜已更換',
  );
  const texts = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));

  it('marks are words of the reply in their place, and the score is the sum of its parts', () => {
    fc.assert(
      fc.property(texts, texts, (asked, reply) => {
        const one = checkReply({ demand: asked, reply });
        const marks = [...one.parts.flatMap((part) => part.marks), ...one.personal];
        for (const { text, start, end } of marks) {
          expect(end).toBeGreaterThan(start);
          expect(reply.slice(start, end)).toBe(text);
        }
        const sum = one.parts.reduce((total, { weight, value }) => total + weight * value, 0);
        expect(one.score).toBeCloseTo(sum, 12);
        for (const { value, holds, aspect, weight } of one.parts) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(holds).toBe(value >= 0.5);
          expect(weight).toBe(replyWeights[aspect]);
        }
        expect(one.restating).toBeLessThanOrEqual(1);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('knows what is said again, and a text of its own is none of it', () => {
    expect(check(demand).restating).toBe(1);
    expect(check(good).restating).toBeLessThan(0.2);
    expect(check(good, '').restating).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\u3000'],
    ['only marks', '！！。，'],
    ['only emoji', '😀😀'],
  ])('%s is no answer and no fault', (_, reply) => {
    const one = check(reply);
    expect(partOf(one, 'answers').holds).toBe(false);
    expect(partOf(one, 'action').marks).toEqual([]);
  });

  it('reads a long text to a length, without a sentence in it too', () => {
    const long = '您可以到区城管局办理，'.repeat(60_000);
    const one = checkReply({ demand: long, reply: long });
    expect(one.length).toBe(long.length);
    expect(Math.max(...one.parts.flatMap(({ marks }) => marks.map(({ end }) => end)))).toBeLessThan(
      20_001,
    );
  });

  it('weights sum to 1', () => {
    const sum = Object.values(replyWeights).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});
