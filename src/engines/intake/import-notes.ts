import type { Label } from '../../model/label.ts';
import type { ImportRun } from '../../model/view.ts';
import type { RunNotes } from '../../store/imports.ts';

const words: Record<string, Label> = {
  'default-point': { zh: '坐标是默认点，未定位', en: 'on a default point: not located' },
  'swapped-point': { zh: '经纬度颠倒，已更正', en: 'latitude and longitude swapped: repaired' },
  'bad-point': { zh: '坐标无法读取，未定位', en: 'unreadable coordinates: not located' },
  'far-point': { zh: '坐标远在区外，未定位', en: 'point far outside the district: not located' },
  'not-placed': { zh: '未能落到属地', en: 'no place was found' },
  'placed-by-text': { zh: '按地名文字落到属地', en: 'placed by a name in the text' },
  'closed-before-opened': {
    zh: '结束早于开始，按开始时间结束并标记',
    en: 'closed before opened: closed at opening, flagged',
  },
  'closed-without-time': {
    zh: '已结束但没有结束时间，按开始时间计',
    en: 'closed without a time: closed at opening',
  },
  'open-with-closing-time': {
    zh: '仍在办却有结束时间，按在办计',
    en: 'open with a closing time: taken as open',
  },
  'unknown-status': { zh: '状态值未在映射中', en: 'a status that is not in the mapping' },
  'unknown-unit': {
    zh: '承办单位未登记，原文保留',
    en: 'unknown unit, kept as the source wrote it',
  },
  'unknown-column': { zh: '文件有未映射的列', en: 'a column that is not mapped' },
  'missing-column': { zh: '文件没有这一列', en: 'the file lacks this column' },
  'new-category': { zh: '新类别，已登记', en: 'new category, added' },
  'no-category': { zh: '没有类别', en: 'no category' },
  'category-by-words': { zh: '按关键词归类', en: 'category found by its words' },
  'formula-result': { zh: '公式单元格取其保存的结果', en: 'formula cells: saved result taken' },
  'more-sheets': { zh: '只读第一个工作表', en: 'only the first sheet was read' },
  'beyond-header': { zh: '表头以外的单元格未读', en: 'cells beyond the header were not read' },
  markup: { zh: '文字中的 HTML 已去除', en: 'HTML in a text was taken out' },
};

/** Notes of a run in words, the most frequent first. */
export function noteLines(notes: RunNotes): ImportRun['notes'] {
  return Object.entries(notes)
    .map(([code, { rows, first }]) => {
      const at = code.indexOf(':');
      const name = at < 0 ? '' : code.slice(at + 1);
      const label = words[at < 0 ? code : code.slice(0, at)] ?? { zh: code, en: code };
      const which = name === '' ? '' : `：${name}`;
      const where = first > 0 ? `（第 ${first} 行起）` : '';
      return {
        code,
        label: {
          zh: `${label.zh}${which}${where}`,
          en: `${label.en}${name === '' ? '' : `: ${name}`}${first > 0 ? ` (from row ${first})` : ''}`,
        },
        rows,
      };
    })
    .sort((a, b) => b.rows - a.rows);
}
