import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { uploadFile } from './upload-file.ts';

type Sending = { name: string; share: number };

export interface FileDropProps<T> {
  /** where it goes to, such as `/imports/uploads` */
  path: string;
  /** endings of files that can be read */
  accept: string;
  /** which kinds these are, in words */
  say: string;
  onUploaded: (answer: T) => void;
}

/** Takes a file by button or by dropping it, and shows how much of it has been sent. */
export function FileDrop<T>({ path, accept, say, onUploaded }: FileDropProps<T>) {
  const { district } = useSession();
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const ending = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const [isOver, setOver] = useState(false);
  useEffect(() => () => ending.current?.abort(), []);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    const { signal } = (ending.current = new AbortController());
    setError(undefined);
    setSending({ name: file.name, share: 0 });
    const onProgress = (share: number) => setSending({ name: file.name, share });
    try {
      onUploaded(await uploadFile<T>({ district, path, file, onProgress, signal }));
    } catch (thrown) {
      if (!signal.aborted) setError(thrown);
    }
    setSending(undefined);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const percent = Math.round((sending?.share ?? 0) * 100);
  return (
    <div
      className={isOver ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {error !== undefined && <ProblemNote error={error} />}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {sending ? (
        <div className="file-sending">
          <p>{t(percent < 100 ? 'import.sending' : 'import.looking', { name: sending.name })}</p>
          <Progress percent={percent} aria-label={t('import.sending', { name: sending.name })} />
          <Button onClick={() => ending.current?.abort()}>{t('app.cancel')}</Button>
        </div>
      ) : (
        <>
          <InboxOutlined className="file-drop-icon" aria-hidden />
          <Button type="primary" onClick={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
          <p className="quiet">{say}</p>
        </>
      )}
    </div>
  );
}
