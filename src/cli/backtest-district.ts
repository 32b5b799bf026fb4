import { ProblemError, problem } from '../model/problem.ts';
import type { ColumnMap } from '../model/source.ts';
import { placedRecords } from '../store/placed-records.ts';
import type { CaseColumns, Cases } from './backtest-input.ts';
import { openHouse } from './open-house.ts';
import { say } from './run-command.ts';

const programme = 'demand';
const named = (name: string): ColumnMap => ({ columns: [name], required: false });

/** What a record has in place of the columns of a table. */
function checkNames(asked: { category?: string; part?: string }): void {
  const wanted = { category: 'category', part: 'place' } as const;
  for (const option of ['category', 'part'] as const) {
    const got = asked[option];
    if (got === undefined || got === wanted[option]) continue;
    throw new ProblemError(
      problem('use.backtest', `--${option}`, '记录没有这一列', 'Records have no such column', {
        got,
        wanted: wanted[option],
      }),
    );
  }
}

/**
 * The demands of a district as cases, with the points and civil days that they have. A record is
 * known on the day of its opening: when it was typed in is not what a forecast waits for.
 *
 * @throws ProblemError for an unknown district, or one without a demand that has a point
 */
export async function readDistrict(
  code: string,
  asked: { category?: string; part?: string },
): Promise<{ columns: CaseColumns; read: Cases }> {
  checkNames(asked);
  const house = await openHouse(say);
  try {
    const { districts } = house.registry;
    const district = Object.hasOwn(districts, code) ? districts[code] : undefined;
    if (!district)
      throw new ProblemError(
        problem('use.backtest', '--district', '没有这个区', 'There is no such district', {
          got: code,
          wanted: Object.keys(districts).join(', '),
        }),
      );
    const { timeZone } = district;
    const rows = await placedRecords(house.store.db, { district: code, programme, timeZone });
    if (rows.length === 0)
      throw new ProblemError(
        problem('input.rows', code, '没有带坐标的诉求', 'No demand of the district has a point', {
          got: 0,
          wanted: 'demands with coordinates',
        }),
      );
    const day = Int32Array.from(rows, (row) => row.day);
    return {
      columns: {
        time: named('opened_at'),
        x: named('lon'),
        y: named('lat'),
        unit: 'degrees',
        ...(asked.category === undefined ? {} : { category: named(asked.category) }),
        ...(asked.part === undefined ? {} : { part: named(asked.part) }),
        defaultPoints: [],
        span: { from: -Infinity, to: Infinity },
      },
      read: {
        day,
        known: day,
        x: Float64Array.from(rows, (row) => row.lon),
        y: Float64Array.from(rows, (row) => row.lat),
        category: rows.map((row) => row.category),
        part: rows.map((row) => row.place),
        channel: rows.map((row) => row.channel),
        left: {},
      },
    };
  } finally {
    await house.close();
  }
}
