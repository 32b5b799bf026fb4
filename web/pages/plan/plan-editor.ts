/** How a change by hand is sent; absent where nothing may be changed. */
export interface PlanEditor {
  isBusy: boolean;
  send(change: {
    moves?: { id: string; crew: string | null; day: string | null; locked: boolean }[];
    added?: { place: string; kind: string; crew: string; day: string }[];
  }): void;
}
