import type { ImportRun } from '../../../src/model/view.ts';
import { useWords } from '../../words.ts';

/** What was noticed about the rows and columns of a file, and how often. */
export function NoteList({ notes }: { notes: ImportRun['notes'] }) {
  const { t, l } = useWords();
  if (notes.length === 0) return null;
  return (
    <table className="plain-table note-list">
      <caption>{t('import.noticed')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.what')}</th>
          <th scope="col" className="number">
            {t('import.rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {notes.map((note) => (
          <tr key={note.code}>
            <th scope="row">{l(note.label)}</th>
            <td className="number">{note.rows > 0 ? note.rows.toLocaleString('en-US') : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
