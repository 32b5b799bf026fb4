import type { ReactNode } from 'react';
import type { FieldKind } from '../../src/model/programme.ts';
import { useDeclared } from '../session.tsx';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { PlaceName } from './place-name.tsx';

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);

/** Fen as yuan, with separators. */
export const shownMoney = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/** Shows a value by the kind of its field, as people read it. `options` name the choices. */
export function useShownValue() {
  const words = useDeclared();
  const { t, l, list } = useWords();
  const times = useTimes();
  const plain = (value: unknown): ReactNode => asText(value);
  const shows: Partial<Record<FieldKind, (value: unknown) => ReactNode>> = {
    'long-text': (value) => <span className="long-text">{asText(value)}</span>,
    money: (value) => (
      <span className="figures">
        {shownMoney(Number(value))} {t('field.yuan')}
      </span>
    ),
    number: (value) => <span className="figures">{Number(value).toLocaleString('en-US')}</span>,
    instant: (value) => times.time(asText(value)),
    boolean: (value) => t(value === true ? 'app.yes' : 'app.no'),
    unit: (value) => words.unit(asText(value)),
    units: (value) =>
      Array.isArray(value) ? list(value.map((code) => words.unit(String(code)))) : plain(value),
    place: (value) => <PlaceName code={asText(value)} whole />,
    category: (value) => words.categoryPath(asText(value)),
    point: (value) => {
      const { lat, lon } = value as { lat: number; lon: number };
      return <span className="figures">{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</span>;
    },
  };
  return (
    kind: string,
    value: unknown,
    options?: Readonly<Record<string, { zh: string; en: string }>>,
  ): ReactNode => {
    if (value === null || value === undefined || value === '') return '—';
    if (options && typeof value === 'string' && options[value]) return l(options[value]);
    return (shows[kind as FieldKind] ?? plain)(value);
  };
}
