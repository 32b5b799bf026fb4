import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useRef, type ComponentType } from 'react';
import type { Column, Field } from '../../src/model/programme.ts';
import { useWords } from '../words.ts';
import type { FieldProps } from './field-props.ts';
import { useShownValue } from './shown-value.tsx';
import { columnSum, rowsOf, type Row } from './table-rows.ts';
import './field-kinds.css';

/** A column as the field of its cells. */
const cellField = (column: Column): Field => ({
  ...column,
  sensitive: false,
  listed: false,
  searched: true,
  told: true,
});

/**
 * Rows that are typed: a table on a wide page, a card a row on a phone. Enter in the last row begins
 * another one; Tab goes from cell to cell and on to the next row.
 */
export function TableInput({
  field,
  value,
  onChange,
  Cell,
  ...more
}: FieldProps & { Cell: ComponentType<FieldProps> }) {
  const { t, l } = useWords();
  const shown = useShownValue();
  const body = useRef<HTMLTableSectionElement>(null);
  const name = useId();
  const rows = rowsOf(value);
  const columns = Object.entries(field.columns ?? {});
  const set = (next: Row[]) => onChange?.(next.length === 0 ? undefined : next);
  const isFull = field.max !== undefined && rows.length >= field.max;
  const focus = (row: number) =>
    // after the page has drawn the row
    requestAnimationFrame(() =>
      body.current?.rows[row]?.querySelector<HTMLElement>('input, [tabindex="0"]')?.focus(),
    );
  const add = () => {
    if (isFull) return;
    set([...rows, {}]);
    focus(rows.length);
  };
  const write = (at: number, column: string, cell: unknown) =>
    set(rows.map((row, i) => (i === at ? { ...row, [column]: cell } : row)));
  return (
    <div className="table-input" role="group" aria-labelledby={more.id && `${more.id}-label`}>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map(([code, column]) => (
                <th key={code} scope="col" id={`${name}${code}`}>
                  {l(column.label)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody
            ref={body}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
              event.preventDefault();
              const at = event.target.closest('tr')?.sectionRowIndex ?? 0;
              if (at === rows.length - 1) add();
              else focus(at + 1);
            }}
          >
            {rows.map((row, i) => (
              // rows have no name of their own: their place is all there is
              // eslint-disable-next-line react/no-array-index-key
              <tr key={i} aria-label={t('table.row', { n: i + 1 })}>
                {columns.map(([code, column]) => (
                  <td key={code} className={`cell-${column.kind}`}>
                    <label htmlFor={`${name}${i}${code}`}>{l(column.label)}</label>
                    <Cell
                      id={`${name}${i}${code}`}
                      field={cellField(column)}
                      value={row[code]}
                      onChange={(cell) => write(i, code, cell)}
                    />
                  </td>
                ))}
                <td className="cell-remove">
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('table.remove', { n: i + 1 })}
                    onClick={() => set(rows.filter((_, at) => at !== i))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="table-input-end">
        <Button size="small" icon={<PlusOutlined />} onClick={add} disabled={isFull}>
          {t('table.add')}
        </Button>
        {columns
          .filter(([, column]) => column.sum && rows.length > 0)
          .map(([code, column]) => (
            <span key={code} className="table-sum" aria-live="polite">
              {t('table.sum', { what: l(column.label) })}{' '}
              {shown(column.kind, columnSum(rows, code), column)}
            </span>
          ))}
      </p>
    </div>
  );
}
