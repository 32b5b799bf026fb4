/**
 * How much memory an import takes that is much larger than memory may be: a generated 12345 table
 * is imported by the command line itself, and the largest resident size that Linux saw of that
 * process is printed. The server's own memory is not in it.
 *
 *     node scripts/ts.mjs bench/import-memory.ts [gigabytes, unpacked]
 */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const gigabytes = Number(process.argv[2] ?? 1);
const folder = await mkdtemp(join(tmpdir(), 'xianban-bench-'));
const path = join(folder, 'large.csv.gz');

/** Rows of about two kilobytes, every one different. */
function* lines(): Generator<string> {
  yield '留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n';
  let bytes = 0;
  for (let i = 0; bytes < gigabytes * 1e9; i++) {
    const at = `2019/${(i % 12) + 1}/${(i % 28) + 1} ${i % 24}:${i % 60}:00`;
    const story = `第${i}号反映：小区门口路灯不亮，夜间出行不便，请尽快派人查看维修。`.repeat(20);
    const line = `${i},A${i % 5000},路灯不亮（第${i}件）,${at},${story},0,${i % 9}\n`;
    bytes += Buffer.byteLength(line);
    yield line;
  }
}

const peakOf = (pid: number) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

try {
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), createWriteStream(path));
  const child = spawn(
    process.execPath,
    [
      'scripts/xianban.mjs',
      'import',
      '--source',
      'cn-12345-hot',
      '--district',
      'hongqi',
      '--file',
      path,
      '--json',
    ],
    {
      env: { ...process.env, XIANBAN_DATA: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let out = '';
  let peak = 0;
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid ?? 0))), 200);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  const { rows, seconds } = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Record<
    string,
    number
  >;
  console.log(
    `${gigabytes} GB unpacked, ${rows} rows in ${Math.round(seconds ?? 0)} s, exit ${String(code)}: ` +
      `largest resident size ${Math.round(peak / 1000)} MB (wanted below 300)`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
