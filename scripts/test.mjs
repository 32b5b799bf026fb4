// `npm test`: builds what the tests need, runs them all, and ends with `N passed, N failed`.
// Arguments are handed to vitest: `npm test -- src/kernels`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, root } from './build-once.mjs';

buildOnce('server');
buildOnce('web');

const folder = mkdtempSync(join(tmpdir(), 'xianban-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const said = JSON.parse(readFileSync(report, 'utf8'));
  passed = said.numPassedTests;
  skipped = said.numPendingTests + said.numTodoTests;
  // a file that does not even load counts as one failure
  const unloaded = said.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  );
  failed = said.numFailedTests + unloaded.length;
} catch {
  failed = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const status = run.status ?? 1;
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = status;
