import { CameraOutlined, CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FileRef } from '../../src/model/act.ts';
import { api } from '../api.ts';
import { at } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import type { FieldProps } from './field-props.ts';
import { FilePicture } from './file-picture.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Files of an act: each goes up at once, so that a form that is sent later has only names to send. */
export function FilesInput({ id, field, value, onChange, ...more }: FieldProps) {
  const { district } = useSession();
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string>();
  const [failed, setFailed] = useState<{ name: string; error: unknown }>();
  const files = (Array.isArray(value) ? value : []) as FileRef[];
  const isPhoto = field.fileRole === 'before' || field.fileRole === 'after';

  const send = async (chosen: File[]) => {
    setFailed(undefined);
    let kept = files;
    for (const file of chosen) {
      setBusy(file.name);
      const form = new FormData();
      form.set('role', field.fileRole ?? 'evidence');
      form.set('file', file);
      try {
        const sent = await api.send<FileRef>(at(district, '/files'), form);
        kept = [...kept.filter((one) => one.sha256 !== sent.sha256), sent];
        onChange?.(kept);
      } catch (error) {
        setFailed({ name: file.name, error });
      }
    }
    setBusy(undefined);
  };
  const without = (sha256: string) => {
    const left = files.filter((file) => file.sha256 !== sha256);
    onChange?.(left.length ? left : undefined);
  };

  return (
    <div className="files-input">
      <ul className="file-tiles">
        {files.map((file) => (
          <li key={file.sha256}>
            <FilePicture file={file} />
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('field.remove-file', { name: file.name })}
              onClick={() => without(file.sha256)}
            />
          </li>
        ))}
      </ul>
      <input
        {...more}
        id={id}
        ref={chooser}
        type="file"
        multiple
        accept={isPhoto ? 'image/*' : undefined}
        className="for-readers"
        tabIndex={-1}
        onChange={({ target }) => {
          void send([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button
        icon={isPhoto ? <CameraOutlined /> : <PaperClipOutlined />}
        loading={busy !== undefined}
        onClick={() => chooser.current?.click()}
      >
        {busy === undefined
          ? t(isPhoto ? 'field.add-photo' : 'field.add-file')
          : t('field.file-busy', { name: busy })}
      </Button>
      <small className="quiet">{t('field.file-hint')}</small>
      {failed && (
        <div role="alert">
          {t('field.file-failed', { name: failed.name })}
          <ProblemNote error={failed.error} />
        </div>
      )}
    </div>
  );
}
