import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRetraining } from './plan-retraining.ts';

const example = fc.record({
  fields: fc.tuple(
    fc.integer({ min: 0, max: 40 }).map((n) => `第${n}号路灯坏了三天没有人来修`),
    fc.integer({ min: 0, max: 3 }).map(String),
  ),
  label: fc.constantFrom('a', 'b'),
});

describe('planRetraining', () => {
  it('holds out whole texts, the same ones in any order, and learns none of them', () => {
    fc.assert(
      fc.property(
        fc.array(example),
        fc.array(example, { minLength: 1 }),
        (examples, corrections) => {
          const plan = planRetraining(examples, corrections);
          const titles = new Set(plan.heldOut.map(({ fields }) => fields[0]));
          expect(plan.training.some(({ fields }) => titles.has(fields[0]!))).toBe(false);
          const latest = new Set(corrections.map(({ fields }) => fields.join('\n')));
          expect(plan.training.length + plan.heldOut.length + plan.sameText).toBe(
            latest.size + examples.length - plan.corrected,
          );
          const again = planRetraining([], corrections.toReversed());
          const texts = (rows: readonly { fields: readonly string[] }[]) =>
            rows.map(({ fields }) => fields.join('\n')).toSorted();
          expect(texts(again.heldOut)).toEqual(texts(plan.heldOut));
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  it('believes the correction, the last one, of a text that was learned before', () => {
    const fields = ['路灯坏了', ''];
    const plan = planRetraining(
      [{ fields, label: 'old' }],
      [
        { fields, label: 'first' },
        { fields, label: 'last' },
      ],
    );
    expect(plan.corrected).toBe(1);
    expect([...plan.training, ...plan.heldOut]).toEqual([{ fields, label: 'last' }]);
  });
});
