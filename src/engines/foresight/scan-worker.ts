/** A thread of the scan pool: does one piece of work after the other and answers each. */
import { parentPort } from 'node:worker_threads';
import type { ScanTask } from '../../kernels/scan/scan-task.ts';
import { ScanHere, type Inference } from './scan-here.ts';

/** Work for a thread. Its task is sent once and kept until another one comes. */
export type ScanWork = { key: number; task?: ScanTask } & (
  | { do: 'scan'; inference: Inference }
  | { do: 'sight'; inference: Inference }
  | { do: 'maxima'; seed: number; first: number; count: number }
);

/** The answer to a piece of work, or the error that it ended with. */
export type ScanWorkDone = { value: unknown } | { error: unknown };

let kept: { key: number; here: ScanHere } | undefined;

function run(work: ScanWork): unknown {
  if (kept?.key !== work.key) {
    kept = undefined;
    kept = { key: work.key, here: new ScanHere(work.task!) };
  }
  const { here } = kept;
  if (work.do === 'scan') return here.scan(work.inference);
  if (work.do === 'sight') return here.sight(work.inference);
  return here.maxima(work.seed, work.first, work.count);
}

parentPort!.on('message', (work: ScanWork) => {
  let done: ScanWorkDone;
  try {
    done = { value: run(work) };
  } catch (error) {
    kept = undefined;
    done = { error };
  }
  parentPort!.postMessage(done);
});
