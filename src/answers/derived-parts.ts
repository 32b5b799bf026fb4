import type { Book } from '../engines/ledger/book.ts';
import { figuresBehind } from '../engines/ledger/weigh-origins.ts';
import { yearsBefore } from '../kernels/figures/period.ts';
import { roundDecimal } from '../kernels/figures/exact.ts';
import type { BriefingHead } from '../model/briefing.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Label } from '../model/label.ts';
import type { Value } from '../model/ledger-answer.ts';
import type { Binding, Part } from './binding.ts';
import { amountWords, conventions } from './phrase.ts';

export type DerivedPart = Extract<Part, 'share' | 'target' | 'base'>;

interface Asked {
  indicator: Indicator;
  territory: string;
  period: string;
}

interface Words {
  text: string;
  isNumber?: true;
}

/** A value that comes of a figure and another one, what it is called, and how it is said. */
export interface Derived {
  value: Value;
  what: Label;
  /** @param name of the indicator where the phrase begins with it, else empty */
  say(amount: { value: string; unit: string; qualifier: string | null }, name: string): Words[];
}

/** A name inside an English sentence: small unless it begins with capitals. */
const inSentence = (label: string) =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const percent = (value: string, binding: Binding) =>
  `${roundDecimal(value, Number(binding.options.round ?? 1)).replace(/\.0+$/, '')}%`;

const around = ([before, after]: readonly [string, string], number: string): Words[] =>
  [{ text: before }, { text: number, isNumber: true as const }, { text: after }].filter(
    ({ text }) => text !== '',
  );

const whole = /^(?:(?<territory>\d{6}(?:\+[a-z-]+)?)(?:\/|$))?(?<indicator>[a-z][a-z0-9-]*)?$/;

function deriveShare(
  book: Book,
  binding: Binding,
  { indicator, territory, period }: Asked,
  language: BriefingHead['language'],
): Derived {
  const { of } = binding.options;
  const named = of === undefined ? undefined : (whole.exec(of)?.groups ?? { indicator: of });
  const above = book.territoryOf(territory)?.parent;
  const byDefault = indicator.partOf
    ? { indicator: indicator.partOf }
    : above
      ? { territory: above }
      : {};
  const { indicator: code, territory: where }: { indicator?: string; territory?: string } =
    named ?? byDefault;
  const asked = { ...(code && { indicator: code }), ...(where && { territory: where }) };
  const labels = [
    where === undefined ? undefined : book.territoryOf(where)?.label[language],
    code === undefined ? undefined : book.indicatorOf(code)?.label[language],
  ].filter((label) => label !== undefined);
  const { share } = conventions[language];
  const name =
    language === 'zh' ? labels.join('') : labels.map(inSentence).toReversed().join(' of ');
  return {
    value: book.share({ indicator: indicator.code, territory, period }, asked),
    what: { zh: `${indicator.label.zh}的占比`, en: `share of ${indicator.label.en}` },
    say: ({ value }, subject) => around(share(subject, name), percent(value, binding)),
  };
}

function deriveTarget(
  book: Book,
  binding: Binding,
  { indicator, territory, period }: Asked,
  language: BriefingHead['language'],
): Derived {
  const reached = book
    .targets({ indicator: indicator.code, territory, period })
    .find((one) => one.percent !== null);
  const what = {
    zh: `${indicator.label.zh}的目标`,
    en: `target of ${indicator.label.en} that a percentage can be told of`,
  };
  const value: Value = reached
    ? {
        kind: 'computed',
        value: reached.percent!,
        unit: '%',
        how: 'share',
        from: [...figuresBehind(reached.actual)],
        exact: false,
      }
    : { kind: 'none', why: { code: 'no-target', detail: { zh: '没有目标', en: 'no target' } } };
  const { target } = conventions[language];
  return {
    value,
    what,
    say: (amount, subject) =>
      around(target(subject, /^\d{4}$/.test(period)), percent(amount.value, binding)),
  };
}

function deriveBase(
  book: Book,
  { indicator, territory, period }: Asked,
  language: BriefingHead['language'],
): Derived {
  const before = yearsBefore(period);
  return {
    value: book.value({ indicator: indicator.code, territory, period: before, aspect: 'level' }),
    what: { zh: `${before}年的${indicator.label.zh}`, en: `${indicator.label.en} of ${before}` },
    say: (amount, subject) =>
      around(conventions[language].base(subject), amountWords(amount, indicator, language)),
  };
}

/** What a share, a target or a base comes to, and how it is said. */
export function derive(
  book: Book,
  binding: Binding,
  asked: Asked,
  part: DerivedPart,
  language: BriefingHead['language'],
): Derived {
  if (part === 'base') return deriveBase(book, asked, language);
  const make = part === 'share' ? deriveShare : deriveTarget;
  return make(book, binding, asked, language);
}
