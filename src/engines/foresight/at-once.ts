/** Does the work for every job, so many at once; answers in the order of the jobs. */
export async function atOnce<Job, Done>(
  jobs: readonly Job[],
  most: number,
  work: (job: Job) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const at = next++;
      done[at] = await work(jobs[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, jobs.length) }, worker));
  return done;
}
