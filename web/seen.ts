import { useSession } from './session.tsx';

/** Whether one of this person's roles is among those that see something; absent: everybody does. */
export function useSees(): (seenBy: readonly string[] | undefined) => boolean {
  const { me } = useSession();
  return (seenBy) => seenBy === undefined || me.grants.some(({ role }) => seenBy.includes(role));
}
