import { keep, kept } from './kept.ts';

export interface Draft {
  /** ISO instant of the last change */
  at: string;
  values: Record<string, unknown>;
}

/** What somebody had begun to write, kept in this browser until it is sent or dropped. */
export const findDraft = (name: string): Draft | undefined => kept<Draft>(`draft.${name}`);

export function keepDraft(name: string, values: Record<string, unknown>): void {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  keep(
    `draft.${name}`,
    given.length ? { at: new Date().toISOString(), values: Object.fromEntries(given) } : undefined,
  );
}

export const dropDraft = (name: string): void => keep(`draft.${name}`, undefined);
