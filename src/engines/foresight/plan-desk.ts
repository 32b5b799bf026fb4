import type { CrewFile } from '../../model/crew.ts';
import type { Viewer } from '../../model/role.ts';
import type { HoldOutLot } from '../../store/hold-outs.ts';
import type { PlanBody, PlannedVisit } from '../../model/week-plan.ts';
import type { CrewShift } from './plan-body.ts';
import type { Watch } from './watch.ts';

/** A district's week in the hands of one call. */
export interface PlanDesk {
  watch: Watch;
  viewer: Viewer;
  file: CrewFile;
  /** its Monday */
  week: string;
  /** today, in the district */
  today: string;
  /** those that can still be planned */
  shifts: CrewShift[];
}

/** Visits of a plan that become orders when it is approved, but for those that the lot holds back. */
export const visitsToOpen = ({ visits }: PlanBody): PlannedVisit[] =>
  visits
    .filter((visit) => visit.crew !== null && visit.order === null)
    .sort((a, b) => a.day!.localeCompare(b.day!) || a.startMinute! - b.startMinute!);

/** What the orders of a week are opened from. */
export interface PlanForOrders {
  revision: number;
  body: PlanBody;
  file: CrewFile;
  /** lots of its visits, drawn now; logged when the orders are opened */
  lots: HoldOutLot[];
  /** demands behind it are made up, and so are its orders */
  simulated: boolean;
}
