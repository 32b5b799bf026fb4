import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { examplePeople } from '../../declared/examples/people.ts';
import { namedProjects } from '../../declared/examples/projects.ts';
import { loadRegistry } from '../declared.ts';

const registry = await loadRegistry();
const placesOf = (district: string) =>
  new Set(registry.places[registry.districts[district]!.places]!.places.map((p) => p.code));

describe('the examples', () => {
  it('have people whose roles, places and units exist, one of every role in 红旗区', () => {
    for (const { district, grants } of examplePeople) {
      const units = registry.districts[district]!.units.map((unit) => unit.code);
      for (const { role, place, unit } of grants) {
        expect(registry.roles.find((r) => r.code === role && !r.machine)).toBeDefined();
        expect(placesOf(district)).toContain(place);
        expect([null, ...units]).toContain(unit);
      }
    }
    const held = examplePeople.filter((p) => p.district === 'hongqi').flatMap((p) => p.grants);
    const people = registry.roles.filter((r) => !r.machine).map((r) => r.code);
    expect(new Set(held.map((g) => g.role))).toEqual(new Set(people));
  });

  it('have 33 projects in four batches, in places that exist', () => {
    expect(namedProjects.length).toBe(33);
    expect(new Set(namedProjects.map((p) => p.batch))).toEqual(
      new Set(['2024年第1期', '2024年第2期', '2024年第3期', '2024年第4期']),
    );
    expect(namedProjects.filter((p) => !placesOf('hongqi').has(p.community))).toEqual([]);
  });

  it('hold the Boston rows of January to May 2015, every column, within 4 MB', async () => {
    const packed = await readFile('declared/examples/boston-311-2015.csv.gz');
    expect(packed.byteLength).toBeLessThan(4_000_000);
    const [header, ...rows] = gunzipSync(packed).toString().trimEnd().split('\n');
    expect(header!.split(',').length).toBe(33);
    expect(rows.length).toBe(47_787);
    expect(rows.filter((row) => !/^\d+,0[1-5]\/\d\d\/2015 /.test(row))).toEqual([]);
  });
});
