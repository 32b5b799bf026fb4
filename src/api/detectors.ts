import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  DetectorDraft,
  DetectorRun,
  DetectorTrial,
  DetectorVersion,
  DetectorView,
  RunAsked,
  TrialAsked,
} from '../model/foresight-view.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, body, District, inDistrict, json, Problems } from './route-parts.ts';
import { startRun } from './start-run.ts';

const Code = District.extend({ code: z.string() });
const Trial = District.extend({ trial: z.uuid() });
const answersLater = <T extends z.ZodType>(description: string, schema: T) => ({
  202: { description, content: json(schema) },
  default: { description: 'problems', content: json(Problems) },
});

const list = createRoute({
  method: 'get',
  path: inDistrict('/detectors'),
  summary: 'The detectors in force, with what they said lately and their last runs',
  request: { params: District },
  responses: answers('detectors', z.array(DetectorView)),
});
const publish = createRoute({
  method: 'put',
  path: inDistrict('/detectors/{code}'),
  summary: 'Put a changed detector in force as a new version',
  request: { params: Code, ...body(DetectorDraft) },
  responses: answers('the detector and its new version', DetectorView),
});
const history = createRoute({
  method: 'get',
  path: inDistrict('/detectors/{code}/versions'),
  summary: 'The versions in which a detector changed, newest first',
  request: { params: Code },
  responses: answers('versions', z.array(DetectorVersion)),
});
const tryOut = createRoute({
  method: 'post',
  path: inDistrict('/detectors/trials'),
  summary: 'What a changed detector would have said on past days; goes on after the answer',
  request: { params: District, ...body(TrialAsked) },
  responses: answersLater('the trial as it begins', DetectorTrial),
});
const readTrial = createRoute({
  method: 'get',
  path: inDistrict('/detectors/trials/{trial}'),
  summary: 'How far a trial is, and what it found; kept for a while by this process',
  request: { params: Trial },
  responses: answers('the trial', DetectorTrial),
});
const cancelTrial = createRoute({
  method: 'delete',
  path: inDistrict('/detectors/trials/{trial}'),
  summary: 'Stop a trial',
  request: { params: Trial },
  responses: answers('the trial', DetectorTrial),
});
const runs = createRoute({
  method: 'get',
  path: inDistrict('/detectors/runs'),
  summary: 'The runs of a day, or the newest',
  request: {
    params: District,
    query: z.object({
      day: z.iso.date().optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
  },
  responses: answers('runs', z.array(DetectorRun)),
});
const run = createRoute({
  method: 'post',
  path: inDistrict('/detectors/runs'),
  summary: 'Run detectors over a day, the last whole one when absent; goes on after the answer',
  request: { params: District, ...body(RunAsked) },
  responses: answersLater('the runs as they begin', z.array(DetectorRun)),
});

/** Detectors: what is in force, what a change would do, putting it in force, and running them. */
export function detectorRoutes(app: Api, house: ApiHouse): void {
  const { foresight } = house;
  for (const path of ['/api/d/:district/detectors', '/api/d/:district/detectors/*'])
    app.use(path, async (c, next) => {
      const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
      mustHave(house, c.get('viewer'), isReading ? 'records.read' : 'detectors.edit');
      await next();
    });

  app.openapi(list, async (c) => c.json(valueOf(await foresight.detectors(c.get('viewer'))), 200));

  // before the routes below `{code}`: a detector may be called `runs`, these may not
  app.openapi(runs, async (c) => {
    const { day, limit } = c.req.valid('query');
    const asked = { ...(day && { day }), ...(limit && { limit }) };
    return c.json(valueOf(await foresight.runs(c.get('viewer'), asked)), 200);
  });
  const start = startRun(house);
  app.openapi(run, async (c) =>
    c.json(valueOf(await start(c.get('viewer'), c.req.valid('json'))), 202),
  );

  app.openapi(tryOut, async (c) => {
    const started = await foresight.startTrial(c.get('viewer'), c.req.valid('json'));
    return c.json(valueOf(started), 202);
  });
  app.openapi(readTrial, async (c) => {
    const { trial } = c.req.valid('param');
    return c.json(valueOf(await foresight.readTrial(c.get('viewer'), trial)), 200);
  });
  app.openapi(cancelTrial, async (c) => {
    const { trial } = c.req.valid('param');
    return c.json(valueOf(await foresight.cancelTrial(c.get('viewer'), trial)), 200);
  });

  app.openapi(publish, async (c) => {
    const draft = c.req.valid('json');
    const { code } = c.req.valid('param');
    if (draft.detector.code !== code)
      throw new ProblemError(
        problem(
          'input.code',
          'body.detector.code',
          '与地址中的探测器不是同一个',
          'is not the detector that the address names',
          { got: draft.detector.code, wanted: code },
        ),
      );
    return c.json(valueOf(await foresight.publishDetector(c.get('viewer'), draft)), 200);
  });
  app.openapi(history, async (c) => {
    const { code } = c.req.valid('param');
    return c.json(valueOf(await foresight.detectorHistory(c.get('viewer'), code)), 200);
  });
}
