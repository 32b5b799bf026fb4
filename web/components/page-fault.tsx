import { Button, Typography } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useWords } from '../words.ts';
import { Empty } from './empty.tsx';

/** What stands in place of a page that failed, or that does not exist. */
export function PageFault() {
  const error = useRouteError();
  const { t } = useWords();
  if (error === undefined) {
    return (
      <Empty why={t('fault.none')} what={t('fault.none-what')}>
        <Link to="/">{t('fault.home')}</Link>
      </Empty>
    );
  }
  return (
    <Empty why={`${t('fault.title')}：${t('fault.why')}`} what={t('fault.what')}>
      <Typography.Text code>
        {error instanceof Error ? error.message : String(error)}
      </Typography.Text>
      <p>
        <Button onClick={() => window.location.reload()}>{t('fault.reload')}</Button>{' '}
        <Link to="/">{t('fault.home')}</Link>
      </p>
    </Empty>
  );
}
