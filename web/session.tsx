import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Declared } from '../src/model/house-view.ts';
import type { Label } from '../src/model/label.ts';
import type { Programme } from '../src/model/programme.ts';
import type { Permission } from '../src/model/role.ts';
import type { Me } from '../src/model/view.ts';
import { useWords } from './words.ts';

/** Who is signed in where, and what is declared there. */
export interface Session {
  me: Me;
  district: string;
  declared: Declared;
  may(permission: Permission): boolean;
  /** role codes of all grants */
  roles: readonly string[];
}

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider(props: { me: Me; declared: Declared; children: ReactNode }) {
  const { me, declared, children } = props;
  const session = useMemo<Session>(
    () => ({
      me,
      declared,
      district: declared.district.code,
      may: (permission) => me.permissions.includes(permission),
      roles: [...new Set(me.grants.map((grant) => grant.role))],
    }),
    [me, declared],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

interface Named {
  code: string;
  label: Label;
}

/** Declared words by code, in the language of the page; an unknown code is shown as it is. */
export interface DeclaredWords {
  programmes: Declared['programmes'];
  programme(code: string): Programme | undefined;
  state(programme: string, code: string): string;
  act(programme: string, code: string): string;
  flag(programme: string, code: string): string;
  counter(programme: string, code: string): string;
  /** the category's own name */
  category(code: string | null): string;
  /** with its ancestors, coarse to fine: 市容环境 › 占道经营 */
  categoryPath(code: string | null): string;
  unit(code: string | null): string;
  role(code: string): string;
  channel(code: string | null): string;
  source(code: string | null): string;
}

const byCode = <T extends Named>(list: readonly T[]) => new Map(list.map((one) => [one.code, one]));

const tables = new WeakMap<Declared, ReturnType<typeof tablesOf>>();
const tablesOf = (declared: Declared) => ({
  programmes: byCode(declared.programmes),
  categories: byCode(declared.categories),
  units: byCode(declared.units),
  roles: byCode(declared.roles),
  channels: byCode(declared.channels),
  sources: byCode(declared.sources),
});
function tablesFor(declared: Declared) {
  const made = tables.get(declared) ?? tablesOf(declared);
  tables.set(declared, made);
  return made;
}

export function useDeclared(): DeclaredWords {
  const { declared } = useSession();
  const { l } = useWords();
  return useMemo(() => {
    const known = tablesFor(declared);
    const name = (label: Label | undefined, code: string | null) =>
      label ? l(label) : (code ?? '');
    const inTable = (table: ReadonlyMap<string, Named>) => (code: string | null) =>
      name(code === null ? undefined : table.get(code)?.label, code);
    const programme = (code: string) => known.programmes.get(code);
    const categoryPath = (code: string | null) => {
      const parts: string[] = [];
      for (let at = code; at !== null && parts.length < 8;) {
        const found = known.categories.get(at);
        parts.unshift(name(found?.label, at));
        at = found?.parent ?? null;
      }
      return parts.join(' › ');
    };
    return {
      programmes: declared.programmes,
      programme,
      state: (of, code) => name(programme(of)?.states[code]?.label, code),
      act: (of, code) => name(programme(of)?.acts[code]?.label, code),
      flag: (of, code) => name(programme(of)?.flags[code], code),
      counter: (of, code) => name(programme(of)?.counters[code], code),
      category: inTable(known.categories),
      categoryPath,
      unit: inTable(known.units),
      role: inTable(known.roles),
      channel: inTable(known.channels),
      source: inTable(known.sources),
    };
  }, [declared, l]);
}
