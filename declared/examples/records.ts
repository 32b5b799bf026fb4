import type { ExampleRecords } from '../../src/model/example.ts';
import commitment from './commitment.ts';
import gridTask from './grid-task.ts';
import grid from './grid.ts';
import land from './land.ts';
import patrol from './patrol.ts';
import register from './register.ts';

/** The made-up records of all programmes but demands, in an order in which none names a later one. */
export const exampleRecords: readonly ExampleRecords[] = [
  register,
  grid,
  patrol,
  gridTask,
  land,
  commitment,
];
