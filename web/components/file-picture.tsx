import { FileTextOutlined } from '@ant-design/icons';
import type { FileRef } from '../../src/model/act.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';

/** A kept file: a picture as a picture, anything else by its name. Opens in a window of its own. */
export function FilePicture({ file, large = false }: { file: FileRef; large?: boolean }) {
  const { district } = useSession();
  const { t } = useWords();
  const address = `/api/d/${district}/files/${file.sha256}`;
  const isPicture = file.mediaType.startsWith('image/');
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      className={large ? 'file-picture large' : 'file-picture'}
      aria-label={t('file.open', { name: file.name })}
    >
      {isPicture ? (
        <img src={address} alt="" loading="lazy" />
      ) : (
        <span className="file-name">
          <FileTextOutlined aria-hidden="true" />
          {file.name}
          <small>{t('file.bytes', { n: Math.ceil(file.bytes / 1024) })}</small>
        </span>
      )}
    </a>
  );
}
