import { usePlaceNames } from '../../components/place-name.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';
import {
  commonFields,
  methodFields,
  type CommonFieldName,
  type FieldShape,
  type MethodFieldName,
  type MethodKind,
} from './method-fields.ts';

/** The last part of a setting's path. */
type SettingName =
  | MethodFieldName
  | CommonFieldName
  | 'kind'
  | 'categories'
  | 'except'
  | 'levels'
  | 'placeKind'
  | 'owner'
  | `${'label' | 'purpose'}.${'zh' | 'en'}`;

const placeKinds = {
  district: 'places.kind.district',
  street: 'places.kind.street',
  town: 'places.kind.town',
  community: 'places.kind.community',
  village: 'places.kind.village',
  grid: 'places.kind.grid',
  neighbourhood: 'places.kind.neighbourhood',
  cell: 'places.kind.cell',
} as const satisfies Record<string, MessageKey>;
const isPlaceKind = (kind: string): kind is keyof typeof placeKinds => kind in placeKinds;

export const levels = ['leaf', 'parent', 'all'] as const;
export type Level = (typeof levels)[number];

const shapes: Partial<Record<string, FieldShape>> = Object.assign(
  {},
  ...Object.values(methodFields),
  commonFields,
);
const nameOf = (path: string) => path.replace(/^method\./, '') as SettingName;

/** Settings and their values in words, by path: `method.windowDays`, `weeklyBudget`. */
export function useSettingWords() {
  const { t, l, list, language } = useWords();
  const { categoryPath, unit } = useDeclared();
  const { places } = usePlaceNames();
  const kind = (code: string) => (isPlaceKind(code) ? t(placeKinds[code]) : code);
  const ofShape = (shape: FieldShape, value: unknown): string => {
    if (shape.is === 'switch') return t(value ? 'detectors.on' : 'detectors.off');
    if (shape.is === 'choice') {
      const option = shape.options[String(value)];
      return option ? t(option as 'detectors.on') : String(value);
    }
    const shown = Math.round(Number(value) * (shape.scale ?? 1) * 1e4) / 1e4;
    const between = language === 'zh' || shape.scale ? '' : ' ';
    return `${shown.toLocaleString('en-US')}${between}${t(shape.unit as 'detectors.unit.days')}`;
  };
  const lists: Partial<Record<string, (values: readonly string[]) => string>> = {
    categories: (values) =>
      values.length ? list(values.map(categoryPath)) : t('detectors.every-category'),
    except: (values) =>
      values.length ? list(values.map(categoryPath)) : t('detectors.no-category'),
    levels: (values) => list(values.map((level) => t(`detectors.level.${level as Level}`))),
  };
  const single: Partial<Record<string, (value: string) => string>> = {
    kind: (value) => t(`detectors.kind.${value as MethodKind}`),
    owner: unit,
    placeKind: kind,
  };
  return {
    name: (path: string) => t(`detectors.field.${nameOf(path)}`),
    value: (path: string, value: unknown): string => {
      const name = nameOf(path);
      const shape = shapes[name];
      if (shape) return ofShape(shape, value);
      if (name === 'except' && !value) return t('detectors.no-category');
      if (Array.isArray(value)) return lists[name]?.(value as string[]) ?? list(value as string[]);
      if (value === undefined || value === null) return t('detectors.finest');
      return single[name]?.(String(value)) ?? String(value);
    },
    placeKind: kind,
    /** kinds of place that this district has, coarse to fine */
    placeKinds: [...new Set([...places.values()].map((place) => place.kind))],
    label: l,
  };
}
