import { problem, type Problem } from '../../../model/problem.ts';

type More = { got?: unknown; wanted?: unknown };
const made =
  (code: string, zh: string, en: string) =>
  (cell: string, more: More = {}): Problem =>
    problem(`sheet.${code}`, cell, zh, en, more);

/** Everything that can be said of a cell of a spreadsheet, by what it is about. */
export const sheetProblems = {
  undecided: made(
    'undecided',
    '还没有认定这是哪个指标、地区或时期',
    'nobody has said yet which indicator, territory or period this is',
  ),
  twoIndicators: made(
    'two-meanings',
    '行与列说的不是同一个指标',
    'row and column name two indicators',
  ),
  clash: made(
    'clash',
    '区划代码与名称不是同一个地区',
    'the division code and the name are two territories',
  ),
  value: made('value', '不是一个数', 'this is not one number'),
  formulaResult: made(
    'formula-result',
    '公式:取保存的计算结果',
    'a formula: its saved result is taken',
  ),
  formulaEmpty: made('formula', '公式没有保存计算结果', 'the formula has no saved result'),
  error: made('cell-error', '单元格是错误值', 'the cell holds an error value'),
  broken: made('broken', '这一行引号不配对,读不完整', 'the quotes of this line do not match'),
  merged: made(
    'merged',
    '合并的单元格:不知道数字属于哪一格',
    'a merged cell: nobody knows whose number this is',
  ),
  scaled: made(
    'scaled',
    '显示格式缩小了数字,单位请核对',
    'the format shows the number smaller than it is: check the unit',
  ),
  hiddenRow: made('hidden-row', '隐藏的行:没有取用', 'a hidden row: not taken'),
  hiddenColumn: made('hidden-column', '隐藏的列:没有取用', 'a hidden column: not taken'),
  hiddenSheet: made('hidden-sheet', '隐藏的工作表:没有读', 'a hidden sheet: not read'),
  taken: made('hidden-taken', '来自隐藏的行或列', 'from a hidden row or column'),
  secondHeader: made(
    'second-header',
    '表中又出现表头:其下的数字没有取用,请另行导入',
    'another header inside the table: what stands below it is not taken',
  ),
  beside: made(
    'side-by-side',
    '右侧并排另一张表:没有取用,请拆成两张表',
    'another table stands beside this one: it is not taken',
  ),
  noTable: made('no-table', '没有找到有数字的表', 'no table with figures is found'),
  rank: made('rank', '位次,不是指标的数值', 'a rank, not an amount of the indicator'),
  share: made('share', '比重,不是指标的数值', 'a share, not an amount of the indicator'),
  index: made('index', '指数,不是指标的数值', 'an index, not an amount of the indicator'),
  change: made(
    'change',
    '增减量或目标,不是指标的数值',
    'a change or a target, not an amount of the indicator',
  ),
  serial: made('serial', '序号', 'a running number'),
  decided: made('left-out', '已定为不取用', 'somebody decided to leave this out'),
  outside: made('outside', '不在表的数字区内', 'outside of the figures of the table'),
  sum: (cell: string, more: More): Problem =>
    problem('doubt.sum', cell, '合计与各行之和不符', 'the total is not the sum of the rows', more),
} as const;
