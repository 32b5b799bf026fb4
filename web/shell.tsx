import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import {
  Navigate,
  Outlet,
  useLocation,
  useNavigate,
  useParams,
  useSearchParams,
} from 'react-router';
import type { Me } from '../src/model/view.ts';
import { ApiProblem, api } from './api.ts';
import { KeysHelp } from './components/keys-help.tsx';
import { PageLoading } from './components/page-loading.tsx';
import { ProblemNote } from './components/problem-note.tsx';
import { useKeys } from './keys.tsx';
import { useLive } from './live.ts';
import { BottomNav, SideNav } from './nav.tsx';
import { numberParam } from './number-address.ts';
import { useDeclarations, useMe } from './queries.ts';
import { SessionProvider, useSession } from './session.tsx';
import { useSettings } from './settings.tsx';
import { useTimes } from './times.ts';
import { TopBar } from './top-bar.tsx';
import { useWords } from './words.ts';

/** Comes with the first number that is opened. */
const NumberDrawer = lazy(async () => ({
  default: (await import('./components/number-drawer.tsx')).NumberDrawer,
}));

/** The address of the sign-in that leads back here afterwards. */
const signInFrom = ({ pathname, search }: { pathname: string; search: string }) =>
  `/sign-in?back=${encodeURIComponent(pathname + search)}`;

/** The frame of all pages behind the sign-in: who, where, and what is declared there. */
export function Shell() {
  const { district = '' } = useParams();
  const location = useLocation();
  const me = useMe();
  const declared = useDeclarations(district, me.data?.district === district);
  const { chosenLanguage, setLanguage } = useSettings();
  const accountLanguage = me.data?.language;
  useEffect(() => {
    if (accountLanguage && !chosenLanguage) setLanguage(accountLanguage);
  }, [accountLanguage, chosenLanguage, setLanguage]);

  const error = me.error ?? declared.error;
  if (error instanceof ApiProblem && error.status === 401)
    return <Navigate to={signInFrom(location)} replace />;
  if (me.data && me.data.district !== district)
    return <Navigate to={`/${me.data.district}/today`} replace />;
  if (error) {
    const retry = () => void Promise.all([me.refetch(), declared.refetch()]);
    return (
      <main className="lonely">
        <ProblemNote error={error} retry={retry} />
      </main>
    );
  }
  if (!me.data || !declared.data) return <PageLoading />;
  return (
    <SessionProvider me={me.data} declared={declared.data}>
      <Frame />
    </SessionProvider>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await api.post('/sign-out', {}).catch(() => undefined);
    client.clear();
    await navigate('/sign-in');
  };
}

/** Keeps the account's language with what is chosen in the page. */
function useLanguageSwitch(me: Me) {
  const client = useQueryClient();
  const { language, setLanguage } = useSettings();
  return () => {
    const next = language === 'zh' ? 'en' : 'zh';
    setLanguage(next);
    if (me.language !== next)
      api.patch<Me>('/me', { language: next }).then(
        (changed) => client.setQueryData(['me'], changed),
        // the browser remembers it all the same
        () => undefined,
      );
  };
}

function Frame() {
  const { district, me } = useSession();
  const { t } = useWords();
  const times = useTimes();
  const navigate = useNavigate();
  const [helping, setHelping] = useState(false);
  const cutOffSince = useLive(district);
  const [params] = useSearchParams();
  // stays once it was open: a drawer gives the focus back only while it is there
  const [hasNumber, setHasNumber] = useState(false);
  if (params.has(numberParam) && !hasNumber) setHasNumber(true);
  const signOut = useSignOut();
  const switchLanguage = useLanguageSwitch(me);
  const help = () => setHelping(true);
  useKeys(t('keys.everywhere'), [
    { key: '?', says: t('keys.help'), run: help },
    { key: '1', says: t('keys.today'), run: () => void navigate(`/${district}/today`) },
    { key: '2', says: t('keys.list-go'), run: () => void navigate(`/${district}/demands`) },
    { key: '3', says: t('keys.map'), run: () => void navigate(`/${district}/map`) },
    { key: '4', says: t('keys.alerts'), run: () => void navigate(`/${district}/alerts`) },
    { key: '5', says: t('keys.indicators'), run: () => void navigate(`/${district}/indicators`) },
  ]);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <TopBar onHelp={help} onSignOut={signOut} onLanguage={switchLanguage} />
      <SideNav />
      <main id="content" tabIndex={-1}>
        {cutOffSince !== undefined && (
          <p className="cut-off" role="status">
            {t('app.cut-off', { time: times.time(new Date(cutOffSince).toISOString()) })}
          </p>
        )}
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomNav onSignOut={signOut} onLanguage={switchLanguage} />
      {hasNumber && (
        <Suspense fallback={null}>
          <NumberDrawer />
        </Suspense>
      )}
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
