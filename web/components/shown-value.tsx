import type { ReactNode } from 'react';
import { MU_SQUARE_METRES } from '../../src/kernels/space/shape-area.ts';
import type { Label } from '../../src/model/label.ts';
import type { Column, Field, FieldKind } from '../../src/model/programme.ts';
import { useDeclared } from '../session.tsx';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { isShape } from './drawn-shape.ts';
import { PlaceName } from './place-name.tsx';
import { TableValue } from './table-value.tsx';

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);

/** Fen as yuan, with separators. */
export const shownMoney = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/** What a field says of how its values are shown. */
type Shown = Partial<Pick<Field, 'options' | 'columns' | 'unit'>>;

/** The kind by which a field is shown: what it is computed as, else its own. */
export const shownKind = (field: Pick<Field, 'kind' | 'computed'>): FieldKind =>
  field.computed?.as ?? field.kind;

/** Shows a value by the kind of its field, as people read it. The field names choices, unit and columns. */
export function useShownValue() {
  const words = useDeclared();
  const { t, l, list } = useWords();
  const times = useTimes();
  const plain = (value: unknown): ReactNode => asText(value);
  const shows: Partial<Record<FieldKind | 'label', (value: unknown, field?: Shown) => ReactNode>> =
    {
      // what the house says itself, in both languages
      label: (value) => l(value as Label),
      'long-text': (value) => <span className="long-text">{asText(value)}</span>,
      money: (value) => (
        <span className="figures">
          {shownMoney(Number(value))} {t('field.yuan')}
        </span>
      ),
      number: (value, field) => (
        <span className="figures">
          {Number(value).toLocaleString('en-US')}
          {field?.unit && ` ${l(field.unit)}`}
        </span>
      ),
      organisation: (value) => {
        if (typeof value !== 'object') return asText(value);
        const { name, code } = value as { name?: string; code?: string };
        return (
          <>
            {name} {code && <span className="figures quiet">{code}</span>}
          </>
        );
      },
      table: (value, field) =>
        field?.columns ? (
          <TableValue columns={field.columns} value={value} shown={show} />
        ) : (
          asText(value)
        ),
      instant: (value) => times.time(asText(value)),
      boolean: (value) => t(value === true ? 'app.yes' : 'app.no'),
      unit: (value) => words.unit(asText(value)),
      units: (value) =>
        Array.isArray(value) ? list(value.map((code) => words.unit(String(code)))) : plain(value),
      place: (value) => <PlaceName code={asText(value)} whole />,
      category: (value) => words.categoryPath(asText(value)),
      shape: (value) => {
        if (!isShape(value)) return plain(value);
        const said = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: 2 });
        const { squareMetres } = value;
        const mu = said(squareMetres / MU_SQUARE_METRES);
        return (
          <span className="figures">
            {t('shape.area', { mu, metres: said(Math.round(squareMetres)) })}
          </span>
        );
      },
      point: (value) => {
        const { lat, lon } = value as { lat: number; lon: number };
        return <span className="figures">{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</span>;
      },
    };
  const show = (kind: string, value: unknown, field?: Shown | Column): ReactNode => {
    if (value === null || value === undefined || value === '') return '—';
    const option = typeof value === 'string' ? field?.options?.[value] : undefined;
    if (option) return l(option);
    return (shows[kind as keyof typeof shows] ?? plain)(value, field);
  };
  return show;
}
