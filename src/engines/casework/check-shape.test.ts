import { describe, expect, it } from 'vitest';
import commitment from '../../../declared/programmes/commitment.ts';
import land from '../../../declared/programmes/land.ts';
import { trialSetup } from '../../../test/casework-district.ts';
import { Field, Programme } from '../../model/programme.ts';
import { emptySnapshot } from '../../model/snapshot.ts';
import { checkShape } from './check-shape.ts';
import { resolveAct } from './resolve-act.ts';

const programmes = { land: Programme.parse(land), commitment: Programme.parse(commitment) };
const setup = {
  ...trialSetup({ programmes: Object.keys(programmes) }, programmes),
  box: undefined,
};
const files = new Map(
  ['a', 'b'].map((one) => {
    const sha256 = one.repeat(64);
    const photo = { sha256, name: 'p.jpg', mediaType: 'image/jpeg', bytes: 1, role: 'before' };
    return [sha256, photo as never];
  }),
);
const field = Field.parse({ kind: 'shape', label: { zh: '范围', en: 'Outline' } });
const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

describe('a drawn shape', () => {
  const box: [number, number, number, number] = [113.8, 35.2, 114, 35.5];
  const know = { setup: { ...setup, box }, files, numbers: new Set<string>() };

  it('lies within the district, and a swapped pair of degrees does not', () => {
    expect(checkShape(square(113.9, 35.3, 0.001), field, 'input.outline', know)).toMatchObject({
      value: { type: 'Polygon' },
    });
    const far = checkShape(square(113.9995, 35.3, 0.001), field, 'input.outline', know);
    expect(far).toMatchObject({
      wrong: {
        code: 'input.shape-outside',
        path: 'input.outline.coordinates[0][1]',
        got: '114.0005, 35.3',
        wanted: '113.8…114, 35.2…35.5',
      },
    });
    expect(checkShape(square(35.3, 80, 0.001), field, 'input.outline', know)).toMatchObject({
      wrong: { code: 'input.shape-outside' },
    });
  });

  it('is refused with what, where and what would be right', () => {
    const tie = [
      [113.9, 35.3],
      [113.92, 35.32],
      [113.92, 35.3],
      [113.9, 35.32],
      [113.9, 35.3],
    ];
    const refused = checkShape(
      { type: 'Polygon', coordinates: [tie] },
      field,
      'input.outline',
      know,
    );
    expect(refused).toMatchObject({
      wrong: {
        code: 'input.shape-crosses',
        path: 'input.outline.coordinates[0][0]',
        detail: { zh: '边线相交' },
        got: 'coordinates[0][2], near 113.9,35.3',
      },
    });
  });
});

/** Identifies a site of so many 亩, drawn as a square of some 15 亩. */
function identify(area: number, parcels: readonly number[]) {
  const input = {
    name: '某地块',
    owner: '某公司',
    defect: 'idle',
    area,
    parcels: parcels.map((mu, i) => ({ certificate: `${i}`, mu })),
    // 100 m by about 100 m
    outline: {
      type: 'Polygon',
      coordinates: [
        [
          [113.9, 35.3],
          [113.901_101_9, 35.3],
          [113.901_101_9, 35.300_899_3],
          [113.9, 35.300_899_3],
          [113.9, 35.3],
        ],
      ],
    },
    place: 't',
    lead: 'water',
    before: [{ sha256: 'a'.repeat(64) }],
  };
  return resolveAct(
    {
      setup,
      snapshot: emptySnapshot({ district: 'trial', record: 'r', programme: 'land' }),
      last: [],
      files,
      numbers: new Set(),
    },
    {
      type: 'identify',
      input,
      actor: { person: null, role: 'handler', unit: null, name: '某人' },
      at: '2026-03-02T01:00:00.000Z',
    },
  );
}

describe('an area that is stated and drawn', () => {
  it('is worked out in 亩 beside the stated one', () => {
    const got = identify(15, [7.01, 7.99]);
    expect(got).toMatchObject({
      ok: true,
      value: { act: { change: { fields: { drawn: 15, reused: 0 } } } },
    });
  });

  it.each([
    [14.3, true],
    [14.2, false],
    [15.7, true],
    [15.9, false],
  ])('may be %s for 15 as drawn: %s', (area, ok) => {
    expect(identify(area, [area]).ok).toBe(ok);
  });

  it('is refused with both, and so is one that its parcels do not add up to', () => {
    const got = identify(30, [29.99]);
    expect(got).toMatchObject({
      ok: false,
      problems: [
        { code: 'input.sum', path: 'input.parcels', got: '29.99 mu', wanted: '30 mu' },
        { code: 'input.area', path: 'input.outline', got: '15 mu', wanted: '28.5…31.5 mu' },
      ],
    });
  });
});
