import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useSettings } from '../../settings.tsx';
import { useWords } from '../../words.ts';

/** The page before anybody is signed in: the mark, one form, and the language. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  const { language, setLanguage } = useSettings();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className="door-frame">
      <header>
        <img src="/mark.svg" alt="" width="40" height="40" />
        <p>
          <strong>{t('app.name')}</strong>
          <span className="quiet">{t('app.claim')}</span>
        </p>
        <Button
          type="text"
          aria-label={t('app.language.say')}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('app.language')}
        </Button>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
