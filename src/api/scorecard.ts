import { createRoute } from '@hono/zod-openapi';
import { ScorecardView } from '../model/score-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict, json, Problems } from './route-parts.ts';

const view = createRoute({
  method: 'get',
  path: inDistrict('/scorecard'),
  summary: "What forecasts of the district's own past would have caught, against every simple way",
  request: { params: District },
  responses: answers('the newest scorecard; null before one was computed', ScorecardView),
});
const compute = createRoute({
  method: 'post',
  path: inDistrict('/scorecard'),
  summary: 'Compute a scorecard; goes on after the answer',
  request: { params: District },
  responses: {
    202: { description: 'the scorecard as it stands', content: json(ScorecardView) },
    default: { description: 'problems', content: json(Problems) },
  },
});

/** Scorecards: sums over the whole district, without a record in them. */
export function scorecardRoutes(app: Api, house: ApiHouse): void {
  const { foresight } = house;
  app.use('/api/d/:district/scorecard', async (c, next) => {
    mustHave(house, c.get('viewer'), 'records.read');
    await next();
  });
  app.openapi(view, async (c) => c.json(valueOf(await foresight.scorecard(c.get('viewer'))), 200));
  app.openapi(compute, async (c) =>
    c.json(valueOf(await foresight.startScorecard(c.get('viewer'))), 202),
  );
}
