import { resolveAct, type ActContext, type ResolvedAct } from '../engines/casework/resolve-act.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type { Actor, FileRef } from '../model/act.ts';
import { ProblemError } from '../model/problem.ts';
import { applyAct, emptySnapshot, type Snapshot, type SnapshotKey } from '../model/snapshot.ts';
import { actOfReading, read } from '../model/triage-act.ts';
import type { ReadDemand } from '../model/triage.ts';
import type { LastAct } from '../store/acts.ts';

/** A record and all its acts, as the engine would have written them. */
export interface Life {
  snapshot: Snapshot;
  acts: ResolvedAct[];
  /** clear text of the record's sensitive fields; null when there is none */
  hidden: Record<string, unknown> | null;
}

/** One more thing that is done to the record. */
export interface ChainedAct {
  type: string;
  input: Record<string, unknown>;
  actor: Actor;
  /** ms since 1970 */
  at: number;
  /** numbers of other records that `link` may name */
  numbers?: ReadonlySet<string>;
  /** numbers of the parts that the act opens, and the part that ended */
  parts?: ActContext['parts'];
}

/**
 * Does acts one after the other to a record that is not written yet, through the same resolution as
 * acts of people, so that guards, clocks, flags, counts and masks are what the engine makes of them.
 */
export class ActChain {
  readonly #setup: Setup;
  readonly #files: ReadonlyMap<string, FileRef>;
  readonly #number: string;
  readonly #hidden: Record<string, unknown> = {};
  #last: LastAct[] = [];
  readonly acts: ResolvedAct[] = [];
  snapshot: Snapshot;

  constructor(setup: Setup, key: SnapshotKey, number: string, files: ReadonlyMap<string, FileRef>) {
    this.#setup = setup;
    this.#files = files;
    this.#number = number;
    this.snapshot = emptySnapshot(key);
  }

  /**
   * @param flags set with the act besides its own
   * @throws ProblemError when the act is refused: whoever made up the life and the programme have parted
   */
  do(chained: ChainedAct, flags: readonly string[] = []): void {
    const { numbers = new Set<string>(), parts, at: ms, ...request } = chained;
    const at = new Date(ms).toISOString();
    const { snapshot } = this;
    const known = { setup: this.#setup, snapshot, last: this.#last, files: this.#files, numbers };
    const context = parts ? { ...known, parts } : known;
    const resolved = resolveAct(context, { ...request, at });
    if (!resolved.ok) throw new ProblemError(...resolved.problems);
    const { act } = resolved.value;
    if (snapshot.seq === 0) act.change.number = this.#number;
    for (const flag of flags) act.change.flags = { ...act.change.flags, [flag]: true };
    this.acts.push(resolved.value);
    this.snapshot = applyAct(snapshot, act);
    Object.assign(this.#hidden, resolved.value.recordPrivate);
    const { person, role } = act.actor;
    this.#last = this.#last.filter((l) => l.type !== act.type);
    this.#last.push({ type: act.type, seq: act.seq, person, role, at });
  }

  /** Lets triage read the record as it stands. */
  read(by: ReadDemand, ms: number): void {
    const { snapshot } = this;
    const programme = this.#setup.programmes[snapshot.programme]!;
    const { version: programmeVersion } = this.#setup;
    const at = new Date(ms).toISOString();
    const done = actOfReading(read(by, snapshot), { programme, programmeVersion, snapshot, at });
    this.acts.push({ act: done.act, actPrivate: null, recordPrivate: null });
    this.snapshot = done.snapshot;
  }

  life(): Life {
    const hidden = Object.keys(this.#hidden).length > 0 ? this.#hidden : null;
    return { snapshot: this.snapshot, acts: this.acts, hidden };
  }
}
