import { actWrite } from '../engines/casework/act-steps.ts';
import { numberKey } from '../engines/casework/input-check.ts';
import { resolveAct } from '../engines/casework/resolve-act.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { correctionOf } from '../engines/casework/sheet/correct-record.ts';
import type { FormSheet } from '../engines/casework/sheet/form-sheet.ts';
import type { PlaceInFile, ReadSheetRow, SheetRow } from '../engines/casework/sheet/read-row.ts';
import type { RowTaker, TakenRows } from '../engines/intake/row-taker.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import type { Actor, FileRef } from '../model/act.ts';
import { problem, type Problem } from '../model/problem.ts';
import { recordNumber } from '../model/record-number.ts';
import { applyAct, emptySnapshot, type Snapshot } from '../model/snapshot.ts';
import { appendAct, lastActs } from '../store/acts.ts';
import type { CopyTransaction } from '../store/bulk-copy.ts';
import { takeSerials } from '../store/record-serial.ts';
import { lockRecords, type StoredRecord } from '../store/records.ts';
import { idsOfNumbers, knownOfProgramme } from '../store/record-numbers.ts';
import { findSourceRows, setRowHashes, type SourceRow } from '../store/source-rows.ts';
import { timeOrderedIds } from '../store/time-ordered-ids.ts';
import type { TableFiles } from './table-files.ts';
import { writeLives, type SourcedLife } from './write-lives.ts';

type Raw = Parameters<RowTaker['take']>[1][number];

/** A row that was understood. */
interface Read {
  raw: Raw;
  row: SheetRow;
}

export interface TableRows {
  setup: Setup;
  sheet: FormSheet;
  read: ReadSheetRow;
  place: PlaceInFile;
  unknown: readonly string[];
  files: TableFiles;
  now: () => Date;
}

const ofTable = { zh: '表格导入', en: 'From a table' };

/** Numbers of other records that the rows name, alone and as one of their programme. */
async function namedNumbers(
  { trx }: CopyTransaction,
  { setup, sheet }: TableRows,
  rows: readonly Read[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const [name, { kind, programme }] of Object.entries(sheet.act.form)) {
    if (kind !== 'record' || programme === undefined) continue;
    const named = rows.flatMap(({ row }) => {
      const number = row.input[name];
      return typeof number === 'string' ? [number.toUpperCase()] : [];
    });
    const key = { district: setup.district.code, programme };
    for (const number of await knownOfProgramme(trx, key, [...new Set(named)]))
      known.add(number).add(numberKey(programme, number));
  }
  return known;
}

/** Takes the rows of one file in: each opens a record, corrects one, says nothing new or is refused. */
class Taking {
  readonly #of: TableRows;
  readonly #actor: Actor;
  readonly #newId: () => string;
  readonly #at: string;
  readonly #files = new Map<string, FileRef>();
  readonly #done: TakenRows = { taken: 0, updated: 0, unchanged: 0, rejected: [], opened: [] };

  constructor(of: TableRows) {
    this.#of = of;
    const { language } = of.setup.district;
    this.#actor = { person: null, role: 'source', unit: null, name: ofTable[language] };
    const now = of.now();
    this.#newId = timeOrderedIds(now.getTime());
    this.#at = now.toISOString();
  }

  async take(t: CopyTransaction, raws: readonly Raw[], run: string | null): Promise<TakenRows> {
    const { sheet, setup } = this.#of;
    const key = { district: setup.district.code, source: sheet.code };
    const rows = await this.#withFiles(this.#readRows(raws), run !== null);
    const numbers = await namedNumbers(t, this.#of, rows);
    const ids = rows.map(({ row }) => row.sourceId);
    const known = await findSourceRows(t.trx, key, ids);
    const owns = rows.flatMap(({ row }) => row.own ?? []);
    const own = { district: key.district, programme: sheet.programme.code };
    const byNumber = await idsOfNumbers(t.trx, own, owns);
    const lives: { life: SourcedLife; raw: Raw }[] = [];
    const changed: (Read & { record: string })[] = [];
    const first = new Map<string, Read>();
    for (const one of rows) {
      const { row } = one;
      const before = known.get(row.sourceId);
      if (row.own !== undefined) {
        const record = byNumber.get(row.own);
        if (record) changed.push({ ...one, record });
        else this.#refuse(one, [noSuch(row.own)]);
      } else if (before) {
        if (before.rowHash.toString('hex') === row.hash) this.#done.unchanged += 1;
        else changed.push({ ...one, record: before.record });
      } else {
        const twin = first.get(row.sourceId);
        if (twin) this.#repeat(one, twin);
        else {
          const life = this.#open(one, numbers);
          if (life) {
            first.set(row.sourceId, one);
            lives.push({ life, raw: one.raw });
          }
        }
      }
    }
    await this.#write(t, lives, run);
    await this.#correct(t, changed, { known, numbers, run });
    return this.#done;
  }

  #readRows(raws: readonly Raw[]): Read[] {
    return raws.flatMap((raw) => {
      const row = raw.fault ? [raw.fault] : this.#of.read(raw);
      if (!Array.isArray(row)) return [{ raw, row }];
      this.#done.rejected.push({ row: raw.row, line: raw.line, cells: raw.cells, problems: row });
      return [];
    });
  }

  /** Rows with the files that their cells name; those whose files are not there are refused. */
  async #withFiles(rows: readonly Read[], keep: boolean): Promise<Read[]> {
    const { form } = this.#of.sheet.act;
    const fields = Object.keys(form).filter((name) => form[name]!.kind === 'files');
    if (fields.length === 0) return [...rows];
    const whole: Read[] = [];
    for (const one of rows) {
      const faults: Problem[] = [];
      for (const field of fields) {
        const names = one.row.input[field] as string[] | undefined;
        if (names === undefined) continue;
        const files: FileRef[] = [];
        for (const name of names) {
          const file = await this.#of.files.find(name, keep);
          if (file.ok) files.push(file.value);
          else faults.push(...file.problems.map((of) => ({ ...of, path: `input.${field}` })));
        }
        one.row.input[field] = files;
        for (const file of files) this.#files.set(file.sha256, file);
      }
      if (faults.length > 0) this.#refuse(one, faults);
      else whole.push(one);
    }
    return whole;
  }

  #refuse({ raw }: Pick<Read, 'raw'>, problems: readonly Problem[]): void {
    const { row, line, cells } = raw;
    const placed = problems.map((one) => this.#of.place(line, one));
    this.#done.rejected.push({ row, line, cells, problems: placed });
  }

  /** The same thing once more in one file: of two that differ nobody knows which holds. */
  #repeat(one: Read, twin: Read): void {
    if (one.row.hash === twin.row.hash) this.#done.unchanged += 1;
    else
      this.#refuse(one, [
        problem(
          'sheet.repeated',
          'row',
          `与第 ${twin.raw.line} 行是同一个，内容却不同`,
          `is the same as line ${twin.raw.line} and says something else`,
          { got: one.row.sourceId, wanted: 'one row' },
        ),
      ]);
  }

  #open(one: Read, numbers: ReadonlySet<string>): SourcedLife | undefined {
    const { setup, sheet } = this.#of;
    const { row } = one;
    const key = { district: setup.district.code, programme: sheet.programme.code };
    const snapshot = emptySnapshot({ ...key, record: this.#newId() });
    const context = { setup, snapshot, last: [], files: this.#files, numbers };
    const request = { type: sheet.type, input: row.input, actor: this.#actor, at: this.#at };
    const resolved = resolveAct(context, request);
    if (!resolved.ok) {
      this.#refuse(one, resolved.problems);
      return undefined;
    }
    const { act, recordPrivate } = resolved.value;
    return {
      snapshot: applyAct(snapshot, act),
      acts: [resolved.value],
      hidden: recordPrivate,
      sourceId: row.sourceId,
      hash: row.hash,
    };
  }

  /** Numbers the new records of this stretch in the order of the file, and writes them. */
  async #write(
    t: CopyTransaction,
    lives: readonly { life: SourcedLife; raw: Raw }[],
    run: string | null,
  ): Promise<void> {
    if (lives.length === 0) return;
    const { setup, sheet } = this.#of;
    const { district, programmes } = setup;
    const { code: programme } = sheet.programme;
    const day = civilDate(this.#at, district.timeZone);
    const key = { district: district.code, programme, day };
    let serial = await takeSerials(t.trx, key, lives.length);
    const numbered = lives.map(({ life, raw }) => {
      const number = recordNumber(programmes[programme]!, district, day, serial++);
      life.acts[0]!.act.change.number = number;
      const { title, category, place, openedAt } = life.snapshot;
      const told = { title, category: category ?? '', place: place ?? '', openedAt };
      this.#done.opened.push({ row: raw.row, ...told });
      return { ...life, snapshot: { ...life.snapshot, number } };
    });
    await writeLives(t, setup, numbered, { source: sheet.code, simulated: false, run });
    this.#done.taken += numbered.length;
  }

  async #correct(
    t: CopyTransaction,
    changed: readonly (Read & { record: string })[],
    of: { known: Map<string, SourceRow>; numbers: ReadonlySet<string>; run: string | null },
  ): Promise<void> {
    if (changed.length === 0) return;
    const { setup, sheet } = this.#of;
    const { code: district } = setup.district;
    const ids = [...new Set(changed.map(({ record }) => record))];
    const stored = await lockRecords(t.trx, district, ids);
    const last = await lastActs(t.trx, district, ids);
    const said: { sourceId: string; rowHash: Buffer }[] = [];
    for (const one of changed) {
      const held = stored.get(one.record)!;
      const context = { setup, snapshot: held.snapshot, last: last.get(one.record) ?? [] };
      const done = await this.#change(
        t,
        one,
        held,
        { ...context, files: this.#files, numbers: of.numbers },
        of.run,
      );
      if (done && of.known.has(one.row.sourceId))
        said.push({ sourceId: one.row.sourceId, rowHash: Buffer.from(one.row.hash, 'hex') });
    }
    await setRowHashes(t.trx, { district, source: sheet.code }, said);
  }

  /** Whether the record now says what the row says. */
  async #change(
    t: CopyTransaction,
    one: Read,
    held: StoredRecord,
    context: Parameters<typeof resolveAct>[0],
    run: string | null,
  ): Promise<boolean> {
    const correction = correctionOf(this.#of.sheet, held.snapshot, one.row.input);
    if (correction === undefined) {
      this.#done.unchanged += 1;
      return true;
    }
    if (!('type' in correction)) {
      this.#refuse(one, [correction]);
      return false;
    }
    const { type, act, input } = correction;
    // a table speaks for whoever leads: it was sent by them
    const actor = act.scope === 'any' ? this.#actor : { ...this.#actor, unit: held.snapshot.lead };
    const resolved = resolveAct(context, { type, input, actor, at: this.#at });
    if (!resolved.ok) {
      this.#refuse(one, resolved.problems);
      return false;
    }
    const { after, ...write } = actWrite(this.#of.setup, held.snapshot, resolved.value, held);
    const written = await appendAct(t.trx, { ...write, ...(run === null ? {} : { run }) });
    if (!written)
      throw new RangeError(`record ${held.snapshot.record} moved on while it was locked`);
    held.snapshot = after satisfies Snapshot;
    this.#done.updated += 1;
    return true;
  }
}

const noSuch = (number: string): Problem =>
  problem('input.number', 'row', '没有这个编号', 'there is no such number here', { got: number });

/** Takes rows of a table into the records of a programme. */
export const tableRows = (of: TableRows): RowTaker => ({
  unknown: of.unknown,
  take: (t, raws, run) => new Taking(of).take(t, raws, run),
});
