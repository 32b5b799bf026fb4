import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../../test/run-json.ts';
import { registerReply } from './reply.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reply-'));
});
afterAll(() => rm(folder, { recursive: true }));

const lines = [
  'id,asked,answer,from,to',
  'a,路灯不亮,区城管局照明科3月2日已更换路灯电缆，路灯恢复照明，请联系13812345678核对,2025-03-01 08:00:00,2025-03-02 20:00:00',
  'b,路灯不亮,您好！您的留言已收悉。感谢您的支持！,2025-03-01 08:00:00,2025-03-01 07:00:00',
  'c,路灯不亮,,2025-03-01 08:00:00,2025-03-02 08:00:00',
  'a,路灯不亮,又来一遍,2025-03-01 08:00:00,2025-03-02 08:00:00',
];
const run = async (rows: readonly string[], ...more: string[]) => {
  const path = join(folder, `rows-${rows.length}.csv`);
  await writeFile(path, `${rows.join('\n')}\n`);
  const columns = ['--demand', 'asked', '--reply', 'answer', '--id-column', 'id'];
  const times = ['--asked-at', 'from', '--answered-at', 'to'];
  return runJson(registerReply, 'reply', 'check', '--in', path, ...columns, ...times, ...more);
};

interface ToldRow {
  id: string;
  score: number;
  delayHours: number | null;
  restatesOnly: boolean;
  personal: number;
  parts: { aspect: string; holds: boolean; words: { text: string }[] }[];
}

describe('xianban reply check', () => {
  it('tells of each row what it says, and how the score relates to what can be measured', async () => {
    const { code, rows, summary } = await run(lines);
    expect(code).toBe(0);
    const [a, b, ...others] = rows as ToldRow[];
    expect(others).toEqual([]);
    expect([a!.id, a!.delayHours, a!.restatesOnly, a!.personal]).toEqual(['a', 36, false, 1]);
    expect([b!.id, b!.delayHours, b!.restatesOnly, b!.personal]).toEqual(['b', null, true, 0]);
    expect(a!.score).toBeGreaterThan(b!.score);
    expect(a!.parts.every(({ holds }) => holds)).toBe(true);
    expect(summary).toMatchObject({
      rows: 2,
      holdsPercent: { answers: 50, action: 50, who: 50, when: 50, tone: 100 },
      withWordsPercent: { restatesOnly: 50, personal: 50 },
      correlations: { length: { pairs: 2, rho: null }, delayHours: { pairs: 1, interval: null } },
    });
  });

  it('lets no telephone out', async () => {
    const { lines: said } = await run(lines);
    expect(said.join('\n')).not.toContain('13812345678');
  });

  it('has exit code 2 for wrong use, 1 for a file without answers', async () => {
    expect((await run(lines, '--replicates', '0')).code).toBe(2);
    expect((await run(lines, '--asked-at', 'nowhere')).code).toBe(2);
    expect((await run([lines[0]!, lines[3]!])).code).toBe(1);
  });
});
