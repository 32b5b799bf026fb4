import type { ExampleRecords } from '../../src/model/example.ts';
import enterprise from './enterprise.ts';
import assistance from './assistance.ts';
import commitment from './commitment.ts';
import event from './event.ts';
import gridTask from './grid-task.ts';
import grid from './grid.ts';
import honour from './honour.ts';
import land from './land.ts';
import { matters, matterApprovals, onlineItems } from './one-thing.ts';
import patrol from './patrol.ts';
import project from './project.ts';
import register from './register.ts';
import reward from './reward.ts';
import { bookings, servicePoints } from './service-point.ts';
import village from './village.ts';

/** The made-up records of all programmes but demands, which may name one another. */
export const exampleRecords: readonly ExampleRecords[] = [
  project,
  register,
  grid,
  patrol,
  gridTask,
  honour,
  event,
  village,
  enterprise,
  reward,
  onlineItems,
  matters,
  matterApprovals,
  land,
  commitment,
  servicePoints,
  bookings,
  assistance,
];
