import { createForesight } from '../engines/foresight/service.ts';
import { dayOfDate } from '../kernels/workdays/zone-clock.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { openHouse } from './open-house.ts';
import { answer, say } from './run-command.ts';

/** What `xianban backtest --keep` listens to. */
interface KeptOptions {
  district?: string;
  /** civil days */
  from: string;
  to: string;
  budget: number;
  seed: number;
  json?: boolean;
}

/**
 * Scores a district's forecast over the span and keeps the result as its scorecard.
 *
 * @throws ProblemError without a district, or where its history is too short
 */
export async function keepBacktest(options: KeptOptions): Promise<void> {
  const { district, budget, seed } = options;
  if (district === undefined)
    throw new ProblemError(
      problem('use.backtest', '--keep', '只有区的结果能保存', 'Only a district can keep it', {
        got: 'a file',
        wanted: '--district CODE',
      }),
    );
  const house = await openHouse(say);
  const foresight = createForesight({ ...house, now: () => new Date() });
  try {
    const [from, to] = [dayOfDate(options.from), dayOfDate(options.to)];
    const done = await foresight.computeScorecard({ district, from, to, budget, seed });
    if (!done.ok) throw new ProblemError(...done.problems);
    const { origins, events, model } = done.value;
    if (options.json) answer(done.value);
    else
      process.stdout.write(
        `kept: ${events} demands in ${origins} periods, hit rate ${(100 * model.hitRate).toFixed(2)} %\n`,
      );
  } finally {
    await foresight.close();
    await house.close();
  }
}
