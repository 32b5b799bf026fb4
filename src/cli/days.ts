import type { Command } from 'commander';
import { createForesight } from '../engines/foresight/service.ts';
import { dateOfDay } from '../kernels/workdays/zone-clock.ts';
import { ProblemError } from '../model/problem.ts';
import type { DayValue } from '../store/day-values.ts';
import { readDayTable } from './day-table.ts';
import { openHouse } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  district: string;
  json?: boolean;
}

const help = `
A table with one row a day: a column of days (day, date or 日期), and one column for each series that the
district declares as entered, by its code. An empty cell says nothing of that day; a value that stands
already is corrected. All of the file is entered, or none of it.

The regression behind the forecasts learns from a series once four of five of its weeks are known; it
enters the nightly forecast and the scorecard from then on.

Example:
  xianban days enter --district hongqi weather.csv`;

async function enter(file: string, options: Options): Promise<void> {
  const { names, days } = await readDayTable(file);
  const columns = Object.fromEntries(
    names.map((name, k) => [
      name,
      [...days].flatMap(([day, values]): DayValue[] => {
        const value = values[k]!;
        return Number.isNaN(value) ? [] : [{ day: dateOfDay(day), value }];
      }),
    ]),
  );
  const house = await openHouse(say);
  try {
    const foresight = createForesight({ ...house, now: () => new Date() });
    const entered = await foresight.enterDays(options.district, columns);
    if (!entered.ok) throw new ProblemError(...entered.problems);
    for (const { series, days: known, changed } of entered.value)
      say(`${series}: ${known} days, ${changed} of them new or corrected`);
    if (options.json) answer({ series: entered.value });
  } finally {
    await house.close();
  }
}

/** `xianban days`: what days were like, for forecasts. */
export function registerDays(program: Command): void {
  program
    .command('days')
    .description('what the days of a district were like: weather and the like')
    .command('enter <file>')
    .description('enter days from a table (CSV, JSON Lines or XLSX, also gzip)')
    .requiredOption('--district <code>', 'whose days')
    .option('--json', 'last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((file: string, options: Options) =>
      runCommand(options.json ?? false, () => enter(file, options)),
    );
}
