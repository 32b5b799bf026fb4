import type { ExampleRecords } from '../../src/model/example.ts';
import gridTask from './grid-task.ts';
import grid from './grid.ts';
import { matters, matterApprovals, onlineItems } from './one-thing.ts';
import patrol from './patrol.ts';
import register from './register.ts';

/** The made-up records of all programmes but demands, which may name one another. */
export const exampleRecords: readonly ExampleRecords[] = [
  register,
  grid,
  patrol,
  gridTask,
  onlineItems,
  matters,
  matterApprovals,
];
