import type { ExampleRecords } from '../../src/model/example.ts';
import { matters, matterApprovals, onlineItems } from './one-thing.ts';
import register from './register.ts';

/** The made-up records of all programmes but demands, which may name one another. */
export const exampleRecords: readonly ExampleRecords[] = [
  register,
  onlineItems,
  matters,
  matterApprovals,
];
