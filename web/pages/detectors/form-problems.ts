import type { FormInstance } from 'antd';
import type { Detector } from '../../../src/model/detector.ts';
import type { Language } from '../../../src/model/label.ts';
import type { ApiProblem } from '../../api.ts';

type Path = (string | number)[];

/** `body.detector.method.windowDays` and `detector.categories[2]` as paths of the form. */
export function formPathOf(path: string): Path {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '');
  const from = parts.lastIndexOf('detector') + 1;
  const [first, second] = parts.slice(from);
  if (first === undefined) return [];
  // a list is one field, whatever of its entries is wrong
  return second === undefined || /^\d+$/.test(second) ? [first] : [first, second];
}

/** Puts what the server refused beside the fields that it is about. */
export function showProblems(
  form: FormInstance<Detector>,
  { problems }: ApiProblem,
  language: Language,
): void {
  const known = problems
    .map(({ path, detail }) => ({ name: formPathOf(path), errors: [detail[language]] }))
    .filter(({ name }) => name.length > 0 && form.getFieldInstance(name as never) !== undefined);
  form.setFields(known as Parameters<typeof form.setFields>[0]);
  if (known[0]) form.scrollToField(known[0].name as never, { focus: true, block: 'center' });
}
