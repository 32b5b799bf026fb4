import { useEffect, type ReactNode } from 'react';
import { useWords } from '../words.ts';

/** The head of a page: its name (also the window's), what is said beside it, what can be done. */
export function PageHead(props: { title: string; beside?: ReactNode; actions?: ReactNode }) {
  const { title, beside, actions } = props;
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {beside && <div className="page-head-beside">{beside}</div>}
      {actions && <div className="page-head-actions">{actions}</div>}
    </header>
  );
}
