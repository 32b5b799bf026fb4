import { useWords } from '../words.ts';

/** 模拟: stands wherever something simulated is shown. `page` says it of a whole page. */
export function SimulatedMark({ page = false }: { page?: boolean }) {
  const { t } = useWords();
  return (
    <span className="simulated" title={t('record.simulated-say')}>
      {t(page ? 'record.simulated-page' : 'record.simulated')}
    </span>
  );
}
