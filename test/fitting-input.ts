import type { FileRef } from '../src/model/act.ts';
import { Field, type FieldKind } from '../src/model/programme.ts';
import { numberKey } from '../src/engines/casework/input-check.ts';
import type { Setup } from '../src/engines/casework/setup.ts';
import { columnSum } from '../src/engines/casework/sums-agree.ts';

const photo: FileRef = {
  sha256: 'b'.repeat(64),
  name: 'p.jpg',
  mediaType: 'image/jpeg',
  bytes: 1,
  role: 'evidence',
};
const clearNames = ['欧阳震华', '上官婉清', '司徒明月'];
const clearPhone = '13655556666';

/** Small seeded generator: mulberry32. */
export function randomOf(seed: number): (n: number) => number {
  let state = seed | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

export type Pick = (n: number) => number;
export const oneOf = <T>(list: readonly T[], pick: Pick): T => list[pick(list.length)]!;

/** A square of so many 亩, within some metres. */
function squareOf(mu: number) {
  const high = Math.sqrt((mu * 10_000) / 15) / 111_195;
  const wide = high / Math.cos((35.3 * Math.PI) / 180);
  const [west, south] = [113.9, 35.3];
  const ring = [
    [west, south],
    [west + wide, south],
    [west + wide, south + high],
    [west, south + high],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Answers that fit the forms of a district, drawn at random. */
export function fittingInput(setup: Setup) {
  /** What `record` fields may name, in every programme. */
  const recordNumbers = Object.keys(setup.programmes).map((code) => numberKey(code, '东街 1 号'));

  /** A fitting value for a field of each kind. */
  const values: Record<FieldKind, (field: Field, pick: Pick) => unknown> = {
    text: (_, pick) => `东街 ${pick(1000)} 号`,
    'long-text': (_, pick) => `这是一段足够长的说明文字，电话 ${clearPhone}，第 ${pick(1000)} 次`,
    number: (field, pick) => (field.min ?? 0) + pick(3),
    // few amounts, so that two that must agree do now and then
    money: (_, pick) => 1 + 250_000 * pick(4),
    date: (_, pick) => `${2026 + pick(2)}-03-${String(1 + pick(28)).padStart(2, '0')}`,
    instant: (_, pick) => oneOf(['2026-04-01T02:00:00.000Z', '2027-01-05T02:00:00.000Z'], pick),
    choice: (field, pick) => oneOf(Object.keys(field.options ?? {}), pick),
    boolean: (_, pick) => pick(4) > 0,
    'person-name': (_, pick) => oneOf(clearNames, pick),
    phone: () => clearPhone,
    address: (_, pick) => oneOf(['东街街道1号', '西街街道2号', '某处'], pick),
    unit: (_, pick) => oneOf([...setup.units.keys()], pick),
    units: (_, pick) => (pick(2) ? [] : [oneOf([...setup.units.keys()], pick)]),
    place: (_, pick) => oneOf([...setup.places.keys()], pick),
    point: (_, pick) => ({ lat: 35.2 + pick(100) / 1000, lon: 113.8 + pick(200) / 1000 }),
    category: (_, pick) => oneOf([...setup.categories.keys()], pick),
    files: () => [photo],
    record: () => '东街 1 号',
    table: (field, pick) =>
      Array.from({ length: field.min ?? 1 + pick(3) }, () =>
        Object.fromEntries(
          Object.entries(field.columns ?? {}).map(([name, { kind, label, options, min }]) => [
            name,
            values[kind](Field.parse({ kind, label, options, min }), pick),
          ]),
        ),
      ),
    organisation: () => ({ name: '示例公司', code: '91350100M000100Y43' }),
    computed: () => undefined,
    shape: () => squareOf(10),
  };

  function inputFor(form: Readonly<Record<string, Field>>, pick: Pick): Record<string, unknown> {
    const entries = Object.entries(form).filter(([, field]) => field.required || pick(3) > 0);
    const input: Record<string, unknown> = Object.fromEntries(
      entries.map(([name, field]) => [name, values[field.kind](field, pick)]),
    );
    for (const [name, { agrees }] of entries) {
      if (agrees && agrees.field in form)
        input[agrees.field] = columnSum(input[name], agrees.column);
    }
    for (const [name, { measures }] of entries) {
      const stated = measures && input[measures.field];
      if (typeof stated === 'number' && stated > 0) input[name] = squareOf(stated);
    }
    return input;
  }

  return { inputFor, clearNames, clearPhone, photo, recordNumbers };
}
