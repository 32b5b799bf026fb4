import type { Example } from '../kernels/text/classify/train-classifier.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { listCategories } from '../store/categories.ts';
import { settledTexts } from '../store/settled-texts.ts';
import type { Lessons } from './classify-lessons.ts';
import { openHouse } from './open-house.ts';
import { say } from './run-command.ts';

const programme = 'demand';

/**
 * What a district's own demands teach: texts with the category that stands, and as corrections those
 * where staff gave another category than triage had said.
 *
 * @param columns of the model: the title, or title and text
 * @throws ProblemError for an unknown district, or a model of more columns than a demand has
 */
export async function districtLessons(code: string, columns: number): Promise<Lessons> {
  const house = await openHouse(say);
  try {
    const { districts } = house.registry;
    const district = Object.hasOwn(districts, code) ? districts[code] : undefined;
    if (!district || columns > 2) {
      throw new ProblemError(
        district
          ? problem('use.columns', '--text', '诉求只有标题和内容', 'demands have title and text', {
              got: columns,
              wanted: '1 or 2 columns',
            })
          : problem('use.retrain', '--district', '没有这个区', 'There is no such district', {
              got: code,
              wanted: Object.keys(districts).join(', '),
            }),
      );
    }
    const { store, registry } = house;
    const states = Object.entries(registry.programmes[programme]?.states ?? {});
    const done = states.flatMap(([state, { tone }]) => (tone === 'done' ? [state] : []));
    const [rows, brought] = await Promise.all([
      settledTexts(store.db, { district: code, programme, done }),
      listCategories(store, code),
    ]);
    const examples: Example[] = [];
    const corrections: Example[] = [];
    for (const { title, text, category, byStaff, read, said } of rows) {
      const isCorrection = byStaff && read && said !== category;
      const fields = [title, text].slice(0, columns);
      (isCorrection ? corrections : examples).push({ fields, label: category });
    }
    const known = new Set([...district.categories, ...brought].map((category) => category.code));
    const changes = district.categoryChanges ?? [];
    const where = { changes: `${code}.categoryChanges`, corrections: code };
    return { examples, corrections, changes, known, where };
  } finally {
    await house.close();
  }
}
