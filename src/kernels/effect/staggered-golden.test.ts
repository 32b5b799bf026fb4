import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { aggregateAtt, type AttAggregation } from './aggregate-att.ts';
import { goldenTable, goldenText } from '../../../test/golden-effect.ts';
import { groupTimeAtt, type GroupTimeAsked, type StaggeredPanel } from './group-time-att.ts';
import { multiplierBootstrap } from './multiplier-bootstrap.ts';

const years = [2003, 2004, 2005, 2006, 2007];

function counties(hasCovariate: boolean): StaggeredPanel {
  const rows = goldenTable('mpdta.csv');
  const ids = [...new Set(rows.map(({ countyreal }) => countyreal!))];
  const outcome = new Float64Array(ids.length * years.length);
  const [firstTreated, covariates] = [new Float64Array(ids.length), new Float64Array(ids.length)];
  for (const row of rows) {
    const i = ids.indexOf(row.countyreal!);
    outcome[i * years.length + Number(row.year) - years[0]!] = Number(row.lemp);
    firstTreated[i] = Number(row['first.treat']);
    covariates[i] = Number(row.lpop);
  }
  return { periods: years, outcome, firstTreated, ...(hasCovariate ? { covariates } : {}) };
}

const asked = {
  nevertreated: 'never-treated',
  notyettreated: 'not-yet-treated',
  dr: 'doubly-robust',
  reg: 'regression',
  ipw: 'weighting',
} as const satisfies Record<string, GroupTimeAsked['controls'] | GroupTimeAsked['method']>;

const blocks = goldenText('did-mpdta.txt')
  .split('\n== control ')
  .slice(1)
  .map((block) => {
    const [head, ...lines] = block.split('\n').map((line) => line.trim());
    const [controls, , x, , method] = head!.split(' ');
    return { controls, x, method, lines, name: `${controls} ${x} ${method}` };
  });

interface Told {
  at: string;
  att: number;
  error: number;
}

/** `simple overall ATT se SE | e … | att … | se …` of one block; the overall one is at ''. */
function toldAggregates(lines: readonly string[]): { how: AttAggregation; told: Told[] }[] {
  return lines.flatMap((line) => {
    const match = /^(simple|dynamic|group|calendar) overall (\S+) se (\S+)(.*)$/.exec(line);
    if (!match) return [];
    const [ats, atts, errors] = match[4]!
      .split('|')
      .slice(1)
      .map((part) => part.trim().split(/\s+/).slice(1));
    const parts = (ats ?? []).map((at, i) => ({
      at,
      att: Number(atts![i]),
      error: Number(errors![i]),
    }));
    const overall = { at: '', att: Number(match[2]), error: Number(match[3]) };
    return [{ how: match[1] as AttAggregation, told: [overall, ...parts] }];
  });
}

/** Analytic errors follow from fits that end at 1e-8 in the reference. */
const tolerance = 5e-6;
const apart = (got: number, want: number) => Math.abs(got / want - 1);

test.for(blocks)('mpdta, $name: effects and errors by group and period as did 2.1.2', (block) => {
  const panel = counties(block.x === '~lpop');
  const got = groupTimeAtt(panel, {
    controls: asked[block.controls as 'nevertreated' | 'notyettreated'],
    method: asked[block.method as 'dr' | 'reg' | 'ipw'],
  });
  const rows = block.lines
    .map((line) => line.split(/\s+/).map(Number))
    .filter((row) => row.length === 4 && row.every(Number.isFinite));
  expect(rows.length).toBe(12);
  expect(got.faults).toEqual([]);
  for (const [group, period, att, error] of rows) {
    const one = got.effects.find((of) => of.group === group && of.period === period)!;
    expect(apart(one.att, att!)).toBeLessThan(tolerance);
    expect(apart(one.standardError!, error!)).toBeLessThan(tolerance);
  }
  for (const { how, told } of toldAggregates(block.lines)) {
    const { overall, parts } = aggregateAtt(got, how)!;
    const all = [overall, ...parts];
    expect(all.length).toBe(told.length);
    told.forEach(({ att, error }, i) => {
      expect(apart(all[i]!.att, att)).toBeLessThan(tolerance);
      // the reference takes sizes of other groups for the error of this one: below
      const isOverallGroup = how === 'group' && i === 0;
      expect(apart(all[i]!.standardError!, error)).toBeLessThan(isOverallGroup ? 5e-3 : tolerance);
    });
  }
});

test('the error over groups counts with the sizes of these groups, unlike the reference', () => {
  const got = groupTimeAtt(counties(false));
  const { overall, parts } = aggregateAtt(got, 'group')!;
  const n = got.groupOf.length;
  const share = got.groups.map((g) => got.groupOf.filter((own) => own === g).length / n);
  const all = share.reduce((sum, s) => sum + s, 0);
  // did 2.1.2 looks up its groups in the list of groups by periods, whose first three are all of 2004
  const squares = [...got.groupOf].reduce((sum, own, i) => {
    let [direct, counted, weights] = [0, 0, 0];
    parts.forEach(({ att, influence }, k) => {
      const off = Number(own === got.groups[0]) - share[k]!;
      direct += (influence[i]! * share[k]!) / all;
      counted += off;
      weights += (att * off) / all;
    });
    return sum + (direct + weights - (overall.att * counted) / all) ** 2;
  }, 0);
  expect(apart(Math.sqrt(squares) / n, 0.01241527358)).toBeLessThan(1e-6);
});

test('the bootstrap says about the same as the formulas, and its band is wider than one interval', () => {
  const got = groupTimeAtt(counties(false));
  const { standardErrors, simultaneous } = multiplierBootstrap(got.influence, streamOf(1, 'b'));
  got.effects.forEach(({ standardError }, k) => {
    expect(Math.abs(standardErrors[k]! / standardError! - 1)).toBeLessThan(0.12);
  });
  expect(simultaneous).toBeGreaterThan(2.4);
  expect(simultaneous).toBeLessThan(3.1);
  expect(() => multiplierBootstrap([], streamOf(1))).toThrow(RangeError);
});
