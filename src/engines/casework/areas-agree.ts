import type { Change } from '../../model/act.ts';
import { squareMetresOf } from '../../model/expression.ts';
import { AREA_UNITS } from '../../model/field-check.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { ActType, Programme } from '../../model/programme.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const two = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: 2 });

/**
 * Drawn shapes whose area is further from the stated one than the programme allows, after a change
 * of either. What was not drawn, or not stated, differs from nothing.
 */
export function areaDifferences(
  { fields }: Programme,
  act: ActType,
  before: Snapshot,
  change: Change,
): Problem[] {
  return Object.entries(fields).flatMap(([name, { measures, label }]) => {
    const changed = change.fields ?? {};
    if (!measures || !(name in changed || measures.field in changed)) return [];
    const valueOf = (of: string) => (of in changed ? changed[of] : before.fields[of]);
    const metres = squareMetresOf(valueOf(name));
    const stated = valueOf(measures.field);
    if (metres === undefined || typeof stated !== 'number') return [];
    const other = fields[measures.field]!;
    const unit = other.unit!;
    const drawn = metres / AREA_UNITS.get(unit.zh)!;
    const { percent } = measures;
    if (Math.abs(drawn - stated) <= (stated * percent) / 100) return [];
    const [low, high] = [two(stated * (1 - percent / 100)), two(stated * (1 + percent / 100))];
    return [
      problem(
        'input.area',
        // said where the shape can be mended, else where the number can
        `input.${name in act.form ? name : measures.field}`,
        `“${label.zh}”画出 ${two(drawn)} ${unit.zh}，与“${other.label.zh}” ${two(stated)} ${unit.zh} 相差超过 ${percent}%`,
        `"${label.en}" is drawn with ${two(drawn)} ${unit.en}, more than ${percent} % from "${other.label.en}", ${two(stated)} ${unit.en}`,
        { got: `${two(drawn)} ${unit.en}`, wanted: `${low}…${high} ${unit.en}` },
      ),
    ];
  });
}
