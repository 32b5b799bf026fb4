const letterA = 65;

/** `A`, `Z`, `AA`: the name of a column counted from 1. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(letterA + ((rest - 1) % 26)) + name;
  return name;
}

/** `B5` */
export const cellName = ({ row, column }: { row: number; column: number }): string =>
  `${columnName(column)}${row}`;
