import { Worker } from 'node:worker_threads';

/**
 * Work of seconds that no request should wait for: in a thread of its own where the program is
 * compiled, here where it runs from its source. Rejects where the thread fails or ends without a word.
 *
 * @param worker the compiled file beside the caller, which does `work` to its `workerData` and posts it
 */
export async function inThread<Task, Done>(
  worker: URL,
  work: (task: Task) => Done,
  task: Task,
): Promise<Done> {
  if (!import.meta.url.endsWith('.js')) return work(task);
  return new Promise((done, failed) => {
    const thread = new Worker(worker, { workerData: task });
    thread.once('message', done);
    thread.once('error', failed);
    thread.once('exit', (code) => failed(new Error(`${worker.pathname} ended with ${code}`)));
  });
}
