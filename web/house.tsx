import { LoadingOutlined } from '@ant-design/icons';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AnnounceProvider } from './announce.tsx';
import { ApiProblem } from './api.ts';
import { KeysProvider } from './keys.tsx';
import { SettingsProvider, useSettings } from './settings.tsx';
import { themeOf } from './theme.ts';

/** What was refused is refused again; what did not arrive may arrive at the second try. */
const worthRetry = (failures: number, error: Error) =>
  failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502);

const client = new QueryClient({
  defaultOptions: { queries: { retry: worthRetry, staleTime: 5_000 }, mutations: { retry: false } },
});
const themes = { light: themeOf('light'), dark: themeOf('dark') } as const;
const locales = { zh: zhCN, en: enGB } as const;

/**
 * The icon of a button that is loading comes and goes at once. The usual one leaves with a transition,
 * whose end does not come where there was nothing to move: the button would keep icon and name.
 */
const loadingAtOnce = { autoInsertSpace: false, loadingIcon: <LoadingOutlined /> };

function Look({ children }: { children: ReactNode }) {
  const { shade, language } = useSettings();
  return (
    <ConfigProvider theme={themes[shade]} locale={locales[language]} button={loadingAtOnce}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

/** What every page stands on: settings, look, answers of the API, announcements, keys. */
export function House({ children }: { children: ReactNode }) {
  return (
    <SettingsProvider>
      <QueryClientProvider client={client}>
        <Look>
          <AnnounceProvider>
            <KeysProvider>{children}</KeysProvider>
          </AnnounceProvider>
        </Look>
      </QueryClientProvider>
    </SettingsProvider>
  );
}
