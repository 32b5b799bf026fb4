import { Button } from 'antd';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { columnName } from '../../../src/kernels/figures/cell-name.ts';
import type { CellFate, CellView, SheetProposal } from '../../../src/model/sheet-view.ts';
import { useWords } from '../../words.ts';
import { fateSigns } from './fates.ts';

/** a table of this many cells is drawn at once; more are leafed through by rows */
const cellsAtOnce = 4_000;
const fewestRows = 20;

interface Laid {
  rows: number[];
  columns: number[];
  at: Map<string, CellView>;
  covered: Set<string>;
}

function lay({ cells }: SheetProposal): Laid {
  const at = new Map<string, CellView>();
  const covered = new Set<string>();
  let lastColumn = 1;
  const used = new Set<number>();
  for (const cell of cells) {
    const { row, column, rows = 1, columns = 1 } = cell;
    at.set(`${row} ${column}`, cell);
    used.add(row);
    lastColumn = Math.max(lastColumn, column + columns - 1);
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++)
        if (r !== row || c !== column) covered.add(`${r} ${c}`);
  }
  const rows = [...used].sort((a, b) => a - b);
  return { rows, columns: Array.from({ length: lastColumn }, (_, i) => i + 1), at, covered };
}

export interface SheetGridProps {
  proposal: SheetProposal;
  /** name of the chosen cell */
  chosen: string | null;
  onChoose: (cell: string) => void;
  /** cells of this fate are brought out */
  brought: CellFate | null;
  /** first row that is drawn, counted among the rows that hold something */
  from: number;
  onFrom: (from: number) => void;
}

export const rowsAtOnce = (columns: number) =>
  Math.max(fewestRows, Math.floor(cellsAtOnce / Math.max(1, columns)));

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The sheet as it was sent, every cell with its fate as a sign and a colour. */
export function SheetGrid(props: SheetGridProps) {
  const { proposal, chosen, onChoose, brought, from, onFrom } = props;
  const { t } = useWords();
  const { rows, columns, at, covered } = useMemo(() => lay(proposal), [proposal]);
  const many = rowsAtOnce(columns.length);
  const shown = rows.slice(from, from + many);
  const body = useRef<HTMLTableSectionElement>(null);
  const first = shown.flatMap((row) => columns.flatMap((c) => at.get(`${row} ${c}`) ?? []))[0];
  const stop = chosen ?? first?.cell;
  const move = (event: KeyboardEvent, cell: CellView) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [down, right] = step;
    let [r, c] = [rows.indexOf(cell.row) + down, cell.column + right];
    // over what is empty to the next cell that holds something
    while (r >= from && r < from + many && r < rows.length && c >= 1 && c <= columns.length) {
      const next = at.get(`${rows[r]} ${c}`);
      if (next) {
        onChoose(next.cell);
        body.current?.querySelector<HTMLElement>(`[data-cell="${next.cell}"]`)?.focus();
        return;
      }
      [r, c] = [r + down, c + right];
    }
  };
  const label = t('sheet.grid', { rows: rows.length, columns: columns.length });
  return (
    <div className="sheet-table">
      {rows.length > many && (
        <div className="button-row">
          <Button disabled={from === 0} onClick={() => onFrom(Math.max(0, from - many))}>
            {t('sheet.earlier')}
          </Button>
          <Button disabled={from + many >= rows.length} onClick={() => onFrom(from + many)}>
            {t('sheet.later')}
          </Button>
          <span className="quiet">
            {t('sheet.rows-shown', {
              from: shown[0] ?? 0,
              to: shown.at(-1) ?? 0,
              n: rows.at(-1) ?? 0,
            })}
          </span>
        </div>
      )}
      <div className="sheet-scroll">
        <table className="sheet-grid">
          <caption className="for-readers">
            {label} · {t('sheet.grid-help')}
          </caption>
          <thead>
            <tr>
              <td className="sheet-corner" />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column) => {
                  const name = `${row} ${column}`;
                  if (covered.has(name)) return null;
                  const cell = at.get(name);
                  if (!cell) return <td key={column} />;
                  return (
                    <td
                      key={column}
                      rowSpan={spanOf(cell, shown, row)}
                      colSpan={cell.columns}
                      className={`sheet-cell fate-${cell.fate}${brought && brought !== cell.fate ? ' sheet-dim' : ''}`}
                    >
                      <button
                        type="button"
                        data-cell={cell.cell}
                        ref={cell.cell === chosen ? bringNear : undefined}
                        tabIndex={cell.cell === stop ? 0 : -1}
                        aria-pressed={cell.cell === chosen}
                        onClick={() => onChoose(cell.cell)}
                        onKeyDown={(event) => move(event, cell)}
                      >
                        <span className="fate-sign" aria-hidden="true">
                          {fateSigns[cell.fate]}
                        </span>
                        <span className="for-readers">{t(`fate.${cell.fate}`)}: </span>
                        <span className="sheet-text">{cell.text.trim()}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Called when a cell becomes the chosen one, or is drawn as such. */
const bringNear = (cell: HTMLButtonElement | null) =>
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Rows that hold nothing are not drawn: a merged cell covers only those that are. */
function spanOf(cell: CellView, shown: readonly number[], row: number): number | undefined {
  const { rows } = cell;
  return rows === undefined
    ? undefined
    : Math.max(1, shown.filter((one) => one >= row && one < row + rows).length);
}
