/** A piece of work, how long it takes, and what must be done before it begins. */
export interface PathTask {
  id: string;
  days: number;
  after: readonly string[];
}

/** When a task can begin and be done at the earliest, in days from the start of all. */
export interface TaskSpan {
  begins: number;
  ends: number;
  /** a day later here is a day later in all */
  isCritical: boolean;
}

export interface CriticalPath {
  /** by task */
  spans: Map<string, TaskSpan>;
  /** how long all of it takes, side by side */
  days: number;
}

/**
 * Critical path method (Kelley and Walker 1959): earliest times going forward, latest times going
 * back; what has no slack between them decides how long all of it takes.
 *
 * @param tasks in an order in which nothing waits for a later one; other names are not waited for
 * @throws RangeError when a task waits for a later one, or for itself
 */
export function criticalPath(tasks: readonly PathTask[]): CriticalPath {
  const place = new Map(tasks.map(({ id }, i) => [id, i]));
  const begins: number[] = [];
  for (const [i, { id, after }] of tasks.entries()) {
    let earliest = 0;
    for (const other of after) {
      const j = place.get(other);
      if (j === undefined) continue;
      if (j >= i) throw new RangeError(`criticalPath: got ${id} after ${other}, which is later`);
      earliest = Math.max(earliest, begins[j]! + tasks[j]!.days);
    }
    begins.push(earliest);
  }
  const days = Math.max(0, ...tasks.map((task, i) => begins[i]! + task.days));
  const latest = tasks.map(() => days);
  for (let i = tasks.length - 1; i >= 0; i--) {
    for (const other of tasks[i]!.after) {
      const j = place.get(other);
      if (j !== undefined) latest[j] = Math.min(latest[j]!, latest[i]! - tasks[i]!.days);
    }
  }
  const spans = tasks.map((task, i): [string, TaskSpan] => {
    const ends = begins[i]! + task.days;
    return [task.id, { begins: begins[i]!, ends, isCritical: ends === latest[i] }];
  });
  return { spans: new Map(spans), days };
}
