import type { FileRef } from '../../../src/model/act.ts';
import type { RecordView } from '../../../src/model/view.ts';
import { FilePicture } from '../../components/file-picture.tsx';
import { useWords } from '../../words.ts';

const isPicture = (file: FileRef) => file.mediaType.startsWith('image/');

/** Photos from before and from afterwards side by side, then the rest of the material. */
export function Photos({ view }: { view: RecordView }) {
  const { t } = useWords();
  if (view.files.length === 0) return null;
  const before = view.files.filter((file) => file.role === 'before' && isPicture(file));
  const after = view.files.filter((file) => file.role === 'after' && isPicture(file));
  const rest = view.files.filter((file) => !before.includes(file) && !after.includes(file));
  const side = (title: string, files: FileRef[], none: string) => (
    <figure>
      <figcaption>{title}</figcaption>
      {files.length === 0 && <p className="quiet">{none}</p>}
      {files.map((file) => (
        <FilePicture key={file.sha256} file={file} large />
      ))}
    </figure>
  );
  return (
    <section className="panel" aria-labelledby="photos">
      <h2 id="photos">{t('demand.photos')}</h2>
      {before.length + after.length > 0 && (
        <div className="photo-sides">
          {side(t('demand.before'), before, t('demand.no-before'))}
          {side(t('demand.after'), after, t('demand.no-after'))}
        </div>
      )}
      {rest.length > 0 && (
        <>
          <h3>{t('demand.evidence')}</h3>
          <ul className="file-tiles">
            {rest.map((file) => (
              <li key={file.sha256}>
                <FilePicture file={file} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
