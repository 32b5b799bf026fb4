import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Neighbours, ScanTask } from '../../kernels/scan/scan-task.ts';
import {
  answerOf,
  BATCH,
  checkInference,
  findStopped,
  ScanHere,
  type Inference,
  type ScanAnswer,
  type Sighting,
} from './scan-here.ts';
import type { ScanWork, ScanWorkDone } from './scan-worker.ts';

export type { Inference, ScanAnswer } from './scan-here.ts';

export interface ScanPool {
  /**
   * Scans and judges. The answer does not depend on the number of threads, times apart.
   *
   * @throws RangeError where the task or the numbers are out of order: got and wanted
   */
  scan(task: ScanTask, inference: Inference): Promise<ScanAnswer>;
  /** Stops the threads; what they were at is rejected. */
  close(): Promise<void>;
}

/** Work without its task, which is added for a thread that does not have it yet. */
type Piece = ScanWork extends infer W
  ? W extends ScanWork
    ? Omit<W, 'key' | 'task'>
    : never
  : never;

/** One worker thread, busy with at most one piece of work. */
class Thread {
  #worker: Worker;
  #key = 0;
  #failed: { error: unknown } | undefined;
  #settle: { resolve: (value: unknown) => void; reject: (error: unknown) => void } | undefined;

  constructor() {
    this.#worker = new Worker(new URL('scan-worker.js', import.meta.url));
    // an idle pool does not keep the process alive
    this.#worker.unref();
    this.#worker.on('message', (done: ScanWorkDone) => {
      const settle = this.#settle!;
      this.#settle = undefined;
      this.#worker.unref();
      if ('error' in done) {
        this.#key = 0;
        settle.reject(done.error);
      } else settle.resolve(done.value);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a thread of the scan pool has stopped')));
  }

  #fail(error: unknown): void {
    this.#failed ??= { error };
    this.#settle?.reject(error);
    this.#settle = undefined;
  }

  run(key: number, task: ScanTask, piece: Piece): Promise<unknown> {
    if (this.#failed) return Promise.reject(this.#failed.error);
    const work: ScanWork = { ...piece, key, task: key === this.#key ? undefined : task };
    this.#key = key;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(work);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** The threads, and whoever waits for one. */
class Threads {
  readonly count: number;
  #free: Thread[];
  #all: Thread[];
  #waiting: ((thread: Thread) => void)[] = [];
  #keys = 0;

  constructor(count: number) {
    this.count = count;
    this.#all = Array.from({ length: count }, () => new Thread());
    this.#free = [...this.#all];
  }

  /** A number for a task, by which threads know it again. */
  nextKey(): number {
    return ++this.#keys;
  }

  async run(key: number, task: ScanTask, piece: Piece): Promise<unknown> {
    const thread =
      this.#free.pop() ?? (await new Promise<Thread>((resolve) => this.#waiting.push(resolve)));
    try {
      return await thread.run(key, task, piece);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(thread);
      else this.#free.push(thread);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map((thread) => thread.stop()));
  }
}

/** Neighbours are large and the same for many tasks: threads look at one copy. */
const sharedNeighbours = new WeakMap<Neighbours, Neighbours>();

function share<T extends Int32Array | Float64Array>(values: T): T {
  const make = values.constructor as new (buffer: SharedArrayBuffer) => T;
  const shared = new make(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}

function withSharedNeighbours(task: ScanTask): ScanTask {
  const { neighbours } = task;
  let shared = sharedNeighbours.get(neighbours);
  if (!shared) {
    shared = {
      places: neighbours.places,
      starts: share(neighbours.starts),
      members: share(neighbours.members),
      distances: share(neighbours.distances),
    };
    sharedNeighbours.set(neighbours, shared);
  }
  return { ...task, neighbours: shared };
}

/** One task, its replicates spread over all threads. */
async function scanTogether(
  threads: Threads,
  task: ScanTask,
  inference: Inference,
): Promise<ScanAnswer> {
  const key = threads.nextKey();
  const { replicates, seed, stopAt } = inference;
  const began = performance.now();
  const sighting = threads.run(key, task, { do: 'sight', inference }) as Promise<Sighting>;
  const maxima = new Float64Array(replicates);
  const round = stopAt === undefined ? replicates : BATCH * threads.count;
  let stopped: Float64Array | undefined;
  for (let from = 0; from < replicates && !stopped; from += round) {
    const to = Math.min(from + round, replicates);
    const batches = Array.from({ length: Math.ceil((to - from) / BATCH) }, async (_, i) => {
      const first = from + i * BATCH;
      const count = Math.min(BATCH, to - first);
      const part = await threads.run(key, task, { do: 'maxima', seed, first, count });
      maxima.set(part as Float64Array, first);
    });
    const [sighted] = await Promise.all([sighting, ...batches]);
    stopped = findStopped(sighted, maxima.subarray(0, to), inference);
  }
  const sighted = await sighting;
  sighted.ms.replicates = performance.now() - began - sighted.ms.prepare! - sighted.ms.observed!;
  return answerOf(sighted, stopped ?? maxima, inference);
}

/**
 * Threads that scan: many tasks at once go to a thread each, a single one is spread over all.
 * `threads: 1` works in this thread, and so does a program that runs from its source, since threads
 * of Node can load only the compiled program.
 */
export function createScanPool({ threads: count }: { threads: number }): ScanPool {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`scan pool: got ${count} threads, wanted a whole number from 1`);
  }
  let threads: Threads | undefined;
  let running = 0;
  const isCompiled = import.meta.url.endsWith('.js');
  return {
    scan: async (task, inference) => {
      checkInference(inference);
      if (count === 1 || !isCompiled) return new ScanHere(task).scan(inference);
      threads ??= new Threads(count);
      const shared = withSharedNeighbours(task);
      running++;
      try {
        // let those who ask in the same breath be counted
        await Promise.resolve();
        if (running === 1) return await scanTogether(threads, shared, inference);
        const piece = { do: 'scan' as const, inference };
        return (await threads.run(threads.nextKey(), shared, piece)) as ScanAnswer;
      } finally {
        running--;
      }
    },
    close: async () => {
      await threads?.stop();
      threads = undefined;
    },
  };
}
