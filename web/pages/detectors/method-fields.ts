import type { Detector, DetectorMethod } from '../../../src/model/detector.ts';
import type { MessageKey } from '../../words.ts';

export type MethodKind = DetectorMethod['kind'];
type MethodOf<K extends MethodKind> = Extract<DetectorMethod, { kind: K }>;
type FieldOf<M> = M extends unknown ? Exclude<keyof M, 'kind'> : never;
/** Every setting that some method has. */
export type MethodFieldName = FieldOf<DetectorMethod>;

/** A number with its limits; `scale` is what the page multiplies it with (0.5 → 50 %). */
export interface NumberShape {
  is: 'number';
  usual: number;
  least: number;
  most?: number;
  whole?: boolean;
  step?: number;
  scale?: number;
  unit: MessageKey;
}
export interface ChoiceShape {
  is: 'choice';
  usual: string;
  options: Readonly<Record<string, MessageKey>>;
}
export interface SwitchShape {
  is: 'switch';
  usual: boolean;
}
export type FieldShape = NumberShape | ChoiceShape | SwitchShape;

const days = (usual: number, least: number, most: number): NumberShape => ({
  is: 'number',
  usual,
  least,
  most,
  whole: true,
  unit: 'detectors.unit.days',
});
const minCases = (usual: number): NumberShape => ({
  is: 'number',
  usual,
  least: 2,
  whole: true,
  unit: 'detectors.unit.cases',
});
const replicates: NumberShape = {
  is: 'number',
  usual: 999,
  least: 99,
  most: 9999,
  whole: true,
  step: 100,
  unit: 'detectors.unit.times',
};
const deviations = (usual: number): NumberShape => ({
  is: 'number',
  usual,
  least: 0.1,
  step: 0.1,
  unit: 'detectors.unit.deviations',
});

/**
 * The settings of each method as the form shows them, with their usual values and limits, which are
 * those of model/detector.ts: the test compares the two.
 */
export const methodFields: {
  readonly [K in MethodKind]: { readonly [F in Exclude<keyof MethodOf<K>, 'kind'>]: FieldShape };
} = {
  'space-time': {
    model: {
      is: 'choice',
      usual: 'permutation',
      options: {
        permutation: 'detectors.model.permutation',
        'eb-poisson': 'detectors.model.eb-poisson',
      },
    },
    windowDays: days(14, 1, 90),
    radiusMetres: {
      is: 'number',
      usual: 2000,
      least: 1,
      step: 100,
      unit: 'detectors.unit.metres',
    },
    minCases: minCases(3),
    historyDays: days(365, 1, 3660),
    maxShare: {
      is: 'number',
      usual: 0.5,
      least: 0.01,
      most: 0.5,
      scale: 100,
      unit: 'detectors.unit.percent',
    },
    weekday: { is: 'switch', usual: true },
    replicates,
  },
  subset: {
    windowDays: days(7, 1, 90),
    neighbours: {
      is: 'number',
      usual: 10,
      least: 2,
      most: 200,
      whole: true,
      unit: 'detectors.unit.places',
    },
    minCases: minCases(3),
    historyDays: days(365, 1, 3660),
    replicates,
  },
  ears: {
    variant: {
      is: 'choice',
      usual: 'C2',
      options: {
        C1: 'detectors.variant.C1',
        C2: 'detectors.variant.C2',
        C3: 'detectors.variant.C3',
      },
    },
    baselineDays: days(28, 3, 90),
    minCases: minCases(4),
  },
  farrington: {
    yearsBack: {
      is: 'number',
      usual: 3,
      least: 1,
      most: 10,
      whole: true,
      unit: 'detectors.unit.years',
    },
    halfWidthWeeks: {
      is: 'number',
      usual: 3,
      least: 1,
      most: 8,
      whole: true,
      unit: 'detectors.unit.weeks',
    },
    minCases: minCases(5),
  },
  cusum: {
    baselineDays: days(91, 14, 3660),
    k: deviations(0.5),
    h: deviations(4),
    minCases: minCases(4),
  },
};

/** Settings that every detector has, beside what it watches and its words. */
export const commonFields = {
  speaksAtDays: {
    is: 'number',
    usual: 100,
    least: 1,
    step: 10,
    unit: 'detectors.unit.days',
  },
  weeklyBudget: {
    is: 'number',
    usual: 10,
    least: 1,
    whole: true,
    unit: 'detectors.unit.a-week',
  },
  expiresAfterDays: {
    is: 'number',
    usual: 14,
    least: 1,
    whole: true,
    unit: 'detectors.unit.days',
  },
} as const satisfies Partial<Record<keyof Detector, NumberShape>>;
export type CommonFieldName = keyof typeof commonFields;

export const methodKinds = Object.keys(methodFields) as MethodKind[];

/** The settings of a method in the order of the form. */
export const fieldsOf = (kind: MethodKind): [MethodFieldName, FieldShape][] =>
  Object.entries(methodFields[kind]) as [MethodFieldName, FieldShape][];

/** A method as one begins with it. */
export function usualMethod(kind: MethodKind): DetectorMethod {
  const values = fieldsOf(kind).map(([name, { usual }]) => [name, usual]);
  return { kind, ...Object.fromEntries(values) } as DetectorMethod;
}
