import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EffectView, HoldOutSwitch } from '../src/model/effect-view.ts';
import type { ScorecardView } from '../src/model/score-view.ts';
import type { PlanEdit, WeekPlanView } from '../src/model/week-plan.ts';
import { api, type ApiProblem } from './api.ts';
import { at, keys } from './queries.ts';
import { useSession } from './session.tsx';

const planKey = (district: string, week: string) => [district, 'plan', week];

export const useWeekPlan = (district: string, week: string) =>
  useQuery({
    queryKey: planKey(district, week),
    queryFn: ({ signal }) => api.get<WeekPlanView>(at(district, `/plan/${week}`), signal),
  });

/** Everything that changes a plan. What comes back is the week as it stands then. */
export function usePlanWork(week: string) {
  const { district } = useSession();
  const client = useQueryClient();
  const key = planKey(district, week);
  const path = at(district, `/plan/${week}`);
  const kept = {
    onSuccess: (view: WeekPlanView) => client.setQueryData(key, view),
    // somebody was faster: show what they did
    onError: (error: ApiProblem) =>
      error.is('conflict') && void client.invalidateQueries({ queryKey: key }),
  };
  const make = useMutation<WeekPlanView, ApiProblem, void>({
    mutationFn: () => api.post(path, {}),
    ...kept,
  });
  const edit = useMutation<WeekPlanView, ApiProblem, PlanEdit>({
    mutationFn: (asked) => api.put(path, asked),
    ...kept,
  });
  const undo = useMutation<WeekPlanView, ApiProblem, number>({
    mutationFn: (revision) => api.post(`${path}/undo`, { revision }),
    ...kept,
  });
  const approve = useMutation<{ opened: number; week: WeekPlanView }, ApiProblem, number>({
    mutationFn: (revision) => api.post(`${path}/approve`, { revision }),
    onSuccess: (done) => {
      client.setQueryData(key, done.week);
      for (const queryKey of [keys.today(district), keys.records(district), keys.counts(district)])
        void client.invalidateQueries({ queryKey });
    },
    onError: kept.onError,
  });
  return { make, edit, undo, approve };
}

const runningMs = 3_000;

/** The newest scorecard; asked again while one is being computed. */
export const useScorecard = (district: string) =>
  useQuery({
    queryKey: [district, 'scorecard'],
    queryFn: ({ signal }) => api.get<ScorecardView>(at(district, '/scorecard'), signal),
    refetchInterval: ({ state }) => (state.data?.running ? runningMs : false),
  });

export function useComputeScorecard() {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<ScorecardView, ApiProblem, void>({
    mutationFn: () => api.post(at(district, '/scorecard'), {}),
    onSuccess: (view) => client.setQueryData([district, 'scorecard'], view),
  });
}

const effectKey = (district: string) => [district, 'effect'];

export const useEffectView = (district: string) =>
  useQuery({
    queryKey: effectKey(district),
    queryFn: ({ signal }) => api.get<EffectView>(at(district, '/effect'), signal),
  });

export function useSwitchLots() {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<EffectView, ApiProblem, HoldOutSwitch>({
    mutationFn: (asked) => api.put(at(district, '/effect/lots'), asked),
    onSuccess: (view) => client.setQueryData(effectKey(district), view),
    onError: (error) =>
      error.is('conflict') && void client.invalidateQueries({ queryKey: effectKey(district) }),
  });
}
