import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { InconsistencyView } from '../model/ledger-view.ts';
import { LeagueAsked, LeagueChoices, LeagueFlow, LeagueView } from '../model/league-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const read = createRoute({
  method: 'get',
  path: inDistrict('/league'),
  summary: 'The territories of a set against each other, ranks stated beside ranks computed',
  request: { params: District, query: LeagueAsked },
  responses: answers('the league', LeagueView),
});
const choices = createRoute({
  method: 'get',
  path: inDistrict('/league/choices'),
  summary: 'What a league can be asked for: indicators with more than one territory, and rank sets',
  request: { params: District },
  responses: answers('the choices', LeagueChoices),
});
const flow = createRoute({
  method: 'get',
  path: inDistrict('/league/flow'),
  summary: 'The ranks of a set over the years',
  request: { params: District, query: LeagueAsked.omit({ period: true }) },
  responses: answers('the ranks', LeagueFlow),
});
const findings = createRoute({
  method: 'get',
  path: inDistrict('/league/findings'),
  summary: 'Everything in the ledger that cannot be true together',
  request: { params: District },
  responses: answers('findings', z.array(InconsistencyView)),
});

/** Territories against each other; figures are public to all who read records. */
export function leagueRoutes(app: Api, house: ApiHouse): void {
  const { ledger } = house;
  app.openapi(read, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.league(c.get('viewer'), c.req.valid('query'))), 200);
  });
  app.openapi(choices, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.leagueChoices(c.get('viewer'))), 200);
  });
  app.openapi(flow, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.leagueFlow(c.get('viewer'), c.req.valid('query'))), 200);
  });
  app.openapi(findings, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.findings(c.get('viewer'))), 200);
  });
}
