import type { Act } from '../../model/act.ts';
import type { Label } from '../../model/label.ts';
import { triageAct } from '../../model/triage-act.ts';
import { TriageReading } from '../../model/triage.ts';
import type { ActView } from '../../model/view.ts';
import type { Setup } from './setup.ts';

/** The reading of an act of triage; undefined for other acts, or one of a shape that is gone. */
export function readingOf(act: Act): TriageReading | undefined {
  if (act.type !== triageAct) return undefined;
  const read = TriageReading.safeParse(act.input);
  return read.success ? read.data : undefined;
}

/** The last reading of a record with its act. */
export function latestReading(acts: readonly Act[]): { act: Act; reading: TriageReading } | null {
  for (const act of acts.toReversed()) {
    const reading = readingOf(act);
    if (reading) return { act, reading };
  }
  return null;
}

const unknown: Label = { zh: '看不出', en: 'unknown' };

const withShare = (label: Label, share: number): Label => {
  const percent = Math.round(share * 100);
  return { zh: `${label.zh}（${percent}%）`, en: `${label.en} (${percent} %)` };
};

const words = (said: readonly { text: string }[]): Label => ({
  zh: said.map(({ text }) => `“${text}”`).join('、'),
  en: said.map(({ text }) => `“${text}”`).join(', '),
});

/** A reading in words, one line a question, for the story of a demand. */
export function readingInWords(setup: Setup, reading: TriageReading): ActView['given'] {
  const [category] = reading.categories;
  const [unit] = reading.units;
  const plain = (code: string): Label => ({ zh: code, en: code });
  const line = (zh: string, en: string, value: Label) => ({
    label: { zh, en },
    kind: 'label',
    value,
  });
  const { emergencies, places } = reading;
  return [
    ...(emergencies.length > 0 ? [line('紧急信号', 'Signs of emergency', words(emergencies))] : []),
    line(
      '类别',
      'Category',
      category
        ? withShare(
            setup.categories.get(category.category)?.label ?? plain(category.category),
            category.probability,
          )
        : unknown,
    ),
    line(
      '单位',
      'Unit',
      unit ? withShare(setup.units.get(unit.unit)?.label ?? plain(unit.unit), unit.share) : unknown,
    ),
    line('提到的地点', 'Places mentioned', places.length > 0 ? words(places) : unknown),
  ];
}
