import { randomUUID } from 'node:crypto';
import { actWrite, overtaken, unsourced } from '../engines/casework/act-steps.ts';
import { resolveAct, type ActRequest } from '../engines/casework/resolve-act.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import type { Act, FileRef } from '../model/act.ts';
import { bad, good, type Outcome } from '../model/problem.ts';
import { recordNumber } from '../model/record-number.ts';
import { emptySnapshot, type Snapshot } from '../model/snapshot.ts';
import { appendAct, type LastAct } from '../store/acts.ts';
import { takeSerials } from '../store/record-serial.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Trx } from '../store/schema.ts';

type Origin = Pick<StoredRecord, 'source' | 'sourceId' | 'simulated'>;

/** An act, and what it may look up besides the declarations. */
export interface LiveAct extends ActRequest {
  /** numbers of other records that `link` may name */
  numbers?: ReadonlySet<string>;
  /** kept files by SHA-256 */
  files?: ReadonlyMap<string, FileRef>;
  /** numbers of records that the act opens, by the field that notes them */
  opened?: ReadonlyMap<string, string>;
}

/**
 * A record in the hands of a transaction. Acts go through the same resolution as those of people
 * and are appended one after the other; all of them stand, or none, as the transaction ends.
 */
export class LiveRecord {
  readonly #trx: Trx;
  readonly #setup: Setup;
  readonly #origin: Origin;
  #last: readonly LastAct[];
  snapshot: Snapshot;

  constructor(
    trx: Trx,
    setup: Setup,
    stored: Origin & { snapshot: Snapshot; last: readonly LastAct[] },
  ) {
    this.#trx = trx;
    this.#setup = setup;
    this.#origin = stored;
    this.#last = stored.last;
    this.snapshot = stored.snapshot;
  }

  /** A record that does not exist yet; its first act opens it and gives it a number. */
  static blank(trx: Trx, setup: Setup, programme: string, origin: Origin = unsourced): LiveRecord {
    const key = { district: setup.district.code, record: randomUUID(), programme };
    return new LiveRecord(trx, setup, { ...origin, snapshot: emptySnapshot(key), last: [] });
  }

  async #number(at: string): Promise<string> {
    const { district, programme } = this.snapshot;
    const day = civilDate(at, this.#setup.district.timeZone);
    const serial = await takeSerials(this.#trx, { district, programme, day });
    return recordNumber(this.#setup.programmes[programme]!, this.#setup.district, day, serial);
  }

  /** Does an act. Nothing is written, and the problems say why, when it is refused or overtaken. */
  async do(asked: LiveAct): Promise<Outcome<Act>> {
    const { numbers = new Set<string>(), files = new Map<string, FileRef>() } = asked;
    const { opened = new Map<string, string>(), type, input, actor, at } = asked;
    const request: ActRequest = { type, input, actor, at };
    const { snapshot: before } = this;
    const last = this.#last;
    const context = { setup: this.#setup, snapshot: before, last, files, numbers, opened };
    const resolved = resolveAct(context, request);
    if (!resolved.ok) return resolved;
    const { act } = resolved.value;
    if (before.seq === 0) act.change.number = await this.#number(request.at);
    const { after, ...write } = actWrite(this.#setup, before, resolved.value, this.#origin);
    if (!(await appendAct(this.#trx, write))) return bad(overtaken(before.seq + 1, before.seq));
    this.snapshot = after;
    const { person, role } = act.actor;
    const done = { type, seq: act.seq, person, role, at: act.at };
    this.#last = [...this.#last.filter((l) => l.type !== type), done];
    return good(act);
  }
}
