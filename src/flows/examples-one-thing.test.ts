import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matterApprovals, matters, onlineItems } from '../../declared/examples/one-thing.ts';
import reported from '../../declared/figures/xinxiang-answers-2025-03-20.json' with { type: 'json' };
import { opening } from '../../declared/indicators/opening.ts';
import { oneThingItems } from '../../declared/one-thing/items.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { saySame } from '../kernels/figures/agreement.ts';
import { RecordCount } from '../model/indicator.ts';
import { partRows } from '../model/parts.ts';
import { countRecords } from '../store/record-counts.ts';
import { loadRecords } from './load-records.ts';

const [from, until] = [new Date('2023-12-31T16:00:00Z'), new Date('2024-12-31T16:00:00Z')];
const district = 'hongqi';

const figureOf = (code: string) =>
  reported.figures.find((one) => one.indicator === code && one.aspect === 'level');

describe('the example matters', () => {
  let house: TestHouse & { now: () => Date };
  beforeAll(async () => {
    house = { ...(await openTestHouse()), now: () => new Date() };
    await loadRecords(house, district, [onlineItems, matters, matterApprovals]);
  });
  afterAll(() => house.close());

  const count = async (code: string) => {
    const { counts } = opening.indicators.find((one) => one.code === code)!;
    const asked = { district, counts: RecordCount.parse(counts), from, until };
    return Number(await countRecords(house.store.db, asked));
  };

  it('are of as many items as was reported', async () => {
    expect(String(await count('one-thing-items'))).toBe(figureOf('one-thing-items')?.value);
  });

  it('were delivered as often as was reported: somewhat more than a thousand times', async () => {
    const said = figureOf('one-thing-cases')!;
    expect(said).toMatchObject({ value: '1000', qualifier: '余' });
    const n = await count('one-thing-cases');
    expect(n).toBeLessThan(1100);
    expect(saySame(said, { value: String(n), unit: said.unit! })).toBe(true);
  });

  it('agree with their approvals: every number is a record that ended as the matter was told', async () => {
    const rows = await house.store.db
      .selectFrom('record')
      .select(['programme', 'number', 'state', 'ended', 'fields'])
      .where('programme', 'in', ['one-thing', 'approval'])
      .execute();
    const approvals = new Map(
      rows.filter(({ programme }) => programme === 'approval').map((row) => [row.number, row]),
    );
    const known = rows
      .filter(({ programme }) => programme === 'one-thing')
      .flatMap(({ number, fields }) =>
        partRows(fields['approvals'])
          .filter((row) => row.number !== undefined)
          .map((row) => ({ whole: number, row, part: approvals.get(row.number!) })),
      );
    expect(known.length).toBe(approvals.size);
    const apart = known.filter(
      ({ whole, row, part }) =>
        part?.fields['whole'] !== whole || (part.ended ? part.state : undefined) !== row.state,
    );
    expect(apart).toEqual([]);
  });

  it('are decided by units that the district has', () => {
    const units = new Set(house.registry.districts[district]!.units.map(({ code }) => code));
    const asked = oneThingItems.flatMap(({ approvals }) => approvals.map(({ unit }) => unit));
    expect(asked.filter((unit) => !units.has(unit))).toEqual([]);
  });
});
