import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FigureDone, FigureDraft, FigureRevision } from '../src/model/figure-input.ts';
import type {
  FigureCard,
  IndicatorPage,
  IndicatorView,
  InconsistencyView,
} from '../src/model/ledger-view.ts';
import type { GoalsView, LeagueChoices, LeagueFlow, LeagueView } from '../src/model/league-view.ts';
import type { FigureWaiting, NumberCard } from '../src/model/number-view.ts';
import type { TouchedBriefing } from '../src/model/briefing-view.ts';
import { api, type ApiProblem } from './api.ts';
import type { NumberName } from './number-address.ts';
import { at } from './queries.ts';
import { useSession } from './session.tsx';

/** All answers of the ledger begin so: the live feed makes them stale when a figure changes. */
const key = (district: string, ...more: unknown[]) => [district, 'ledger', ...more];

/** A question to the ledger that is kept while the next answer is coming. */
function useAsked<T>(path: string, query: URLSearchParams | undefined, enabled = true) {
  const { district } = useSession();
  const asked = query === undefined ? path : `${path}?${query}`;
  return useQuery({
    queryKey: key(district, asked),
    queryFn: ({ signal }) => api.get<T>(at(district, asked), signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const useIndicatorPage = (query: URLSearchParams) =>
  useAsked<IndicatorPage>('/indicators', query);

export const useIndicator = (code: string, territory: string | null) =>
  useAsked<IndicatorView>(
    `/indicators/${encodeURIComponent(code)}`,
    territory === null ? undefined : new URLSearchParams({ territory }),
  );

export const useNumber = (name: NumberName) =>
  useAsked<NumberCard>('/numbers', new URLSearchParams(name as Record<string, string>));

/** Figures that were typed in and wait for a hand, the longest first. */
export const useWaitingFigures = (hand: 'check' | 'sign') =>
  useAsked<FigureWaiting[]>('/figures', new URLSearchParams({ waits: hand }));

export const useSentences = (figure: string, enabled: boolean) =>
  useAsked<TouchedBriefing[]>(`/figures/${figure}/sentences`, undefined, enabled);

export const useLeagueChoices = () => useAsked<LeagueChoices>('/league/choices', undefined);
export const useLeague = (query: URLSearchParams | undefined) =>
  useAsked<LeagueView>('/league', query, query !== undefined);
export const useLeagueFlow = (query: URLSearchParams | undefined) =>
  useAsked<LeagueFlow>('/league/flow', query, query !== undefined);
export const useFindings = (enabled = true) =>
  useAsked<InconsistencyView[]>('/league/findings', undefined, enabled);
export const useGoals = () => useAsked<GoalsView>('/goals', undefined);

/** Changes the ledger; what was asked of it before is stale then. */
function useChange<T, A>(change: (district: string, asked: A) => Promise<T>) {
  const { district } = useSession();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key(district) });
  return useMutation<T, ApiProblem, A>({
    mutationFn: (asked) => change(district, asked),
    onSuccess: refresh,
    // somebody was faster: show what they did
    onError: (error) => void (error.is('conflict') && refresh()),
  });
}

export const useEnterFigure = () =>
  useChange<FigureDone, FigureDraft>((district, draft) =>
    api.post(at(district, '/figures'), draft),
  );

export const useReviseFigure = (figure: string) =>
  useChange<FigureDone, FigureRevision>((district, revision) =>
    api.post(at(district, `/figures/${figure}/revise`), revision),
  );

/** The hands after the first: somebody else checks, then somebody signs. */
export const useMarkFigure = (figure: string) =>
  useChange<FigureCard, 'check' | 'sign'>((district, mark) =>
    api.post(at(district, `/figures/${figure}/${mark}`), {}),
  );
