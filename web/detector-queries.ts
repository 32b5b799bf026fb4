import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DetectorDraft,
  DetectorRun,
  DetectorTrial,
  DetectorVersion,
  DetectorView,
  RunAsked,
  TrialAsked,
} from '../src/model/foresight-view.ts';
import { api, type ApiProblem } from './api.ts';
import { at, keys } from './queries.ts';
import { useSession } from './session.tsx';

const runningMs = 1_500;
const trialMs = 700;

/** The newest runs, of one detector where it is named; asked again while one is running. */
export function useDetectorRuns(district: string, detector?: string) {
  return useQuery({
    queryKey: keys.detectors(district, 'runs'),
    queryFn: ({ signal }) =>
      api.get<DetectorRun[]>(at(district, '/detectors/runs?limit=200'), signal),
    select: (runs) => (detector ? runs.filter((run) => run.detector === detector) : runs),
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === 'running') ? runningMs : false,
  });
}

export const useDetectorVersions = (district: string, detector: string) =>
  useQuery({
    queryKey: keys.detectors(district, 'versions', detector),
    queryFn: ({ signal }) =>
      api.get<DetectorVersion[]>(
        at(district, `/detectors/${encodeURIComponent(detector)}/versions`),
        signal,
      ),
  });

/** A trial as far as it is; asked again until it ends. */
export const useTrial = (district: string, trial: string | undefined) =>
  useQuery({
    queryKey: keys.detectors(district, 'trial', trial),
    queryFn: ({ signal }) =>
      api.get<DetectorTrial>(
        at(district, `/detectors/trials/${encodeURIComponent(trial ?? '')}`),
        signal,
      ),
    enabled: trial !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? trialMs : false),
  });

/** Begins a trial, and stops one. */
export function useTrialWork() {
  const { district } = useSession();
  const client = useQueryClient();
  const keep = (trial: DetectorTrial) =>
    client.setQueryData(keys.detectors(district, 'trial', trial.trial), trial);
  const start = useMutation<DetectorTrial, ApiProblem, TrialAsked>({
    mutationFn: (asked) => api.post(at(district, '/detectors/trials'), asked),
    onSuccess: keep,
  });
  const cancel = useMutation<DetectorTrial, ApiProblem, string>({
    mutationFn: (trial) => api.delete(at(district, `/detectors/trials/${trial}`)),
    onSuccess: keep,
  });
  return { start, cancel };
}

/** Puts a changed detector in force. Refused with `conflict` when somebody was faster. */
export function usePublishDetector() {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<DetectorView, ApiProblem, DetectorDraft>({
    mutationFn: (draft) =>
      api.put(at(district, `/detectors/${encodeURIComponent(draft.detector.code)}`), draft),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.detectors(district) }),
  });
}

/** Runs detectors over a day; the runs go on after the answer. */
export function useRunDetectors() {
  const { district } = useSession();
  const client = useQueryClient();
  return useMutation<DetectorRun[], ApiProblem, RunAsked>({
    mutationFn: (asked) => api.post(at(district, '/detectors/runs'), asked),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.detectors(district) }),
  });
}
