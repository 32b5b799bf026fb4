import { Navigate } from 'react-router';
import { useMe } from '../queries.ts';
import type { Me } from '../../src/model/view.ts';
import { PageLoading } from './page-loading.tsx';

/** The page a person's role opens on. */
export const landingOf = (me: Me): string => `/${me.district}/${me.landing || 'today'}`;

/** Leads to one's own first page, or to the sign-in. */
export function FirstDoor() {
  const { data: me, isPending } = useMe();
  if (isPending) return <PageLoading />;
  return <Navigate to={me ? landingOf(me) : '/sign-in'} replace />;
}
