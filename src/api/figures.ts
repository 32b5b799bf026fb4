import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  FigureDone,
  FigureDraft,
  FigureRevision,
  RankDraft,
  TargetDraft,
} from '../model/figure-input.ts';
import { FigureCard, RankView, TargetView } from '../model/ledger-view.ts';
import { FigureWaiting, NumberAsked, NumberCard } from '../model/number-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, answersNew, body, District, inDistrict } from './route-parts.ts';

const One = District.extend({ figure: z.uuid() });

const read = createRoute({
  method: 'get',
  path: inDistrict('/figures/{figure}'),
  summary: 'Everything behind one number: origin, hands, revisions, ranks, contradictions',
  request: { params: One },
  responses: answers('the card', FigureCard),
});
const waiting = createRoute({
  method: 'get',
  path: inDistrict('/figures'),
  summary: 'Figures that were typed in and wait for a check or a signature, the longest first',
  request: { params: District, query: z.object({ waits: z.enum(['check', 'sign']) }) },
  responses: answers('figures', z.array(FigureWaiting)),
});
const number = createRoute({
  method: 'get',
  path: inDistrict('/numbers'),
  summary: 'Everything behind a number that people see: stated, worked out, or a rank in a set',
  request: { params: District, query: NumberAsked },
  responses: answers('the card', NumberCard),
});
const enter = createRoute({
  method: 'post',
  path: inDistrict('/figures'),
  summary: 'Enter a figure of an origin that says nothing of this key yet',
  request: { params: District, ...body(FigureDraft) },
  responses: answersNew('the figure as it was entered', FigureDone),
});
const revise = createRoute({
  method: 'post',
  path: inDistrict('/figures/{figure}/revise'),
  summary:
    'Put a revision with its reason in the place of the one that holds; nothing is overwritten',
  request: { params: One, ...body(FigureRevision) },
  responses: answersNew('the revision', FigureDone),
});
const check = createRoute({
  method: 'post',
  path: inDistrict('/figures/{figure}/check'),
  summary: 'Stand by a figure that somebody else entered',
  request: { params: One },
  responses: answers('the card', FigureCard),
});
const sign = createRoute({
  method: 'post',
  path: inDistrict('/figures/{figure}/sign'),
  summary: 'Sign a figure that was checked and that somebody else entered',
  request: { params: One },
  responses: answers('the card', FigureCard),
});

const enterRank = createRoute({
  method: 'post',
  path: inDistrict('/ranks'),
  summary: 'Enter a rank as an origin states it; answered beside the rank that the values give',
  request: { params: District, ...body(RankDraft) },
  responses: answersNew('stated and computed rank', RankView),
});
const enterTarget = createRoute({
  method: 'post',
  path: inDistrict('/targets'),
  summary: 'Enter a target as an origin sets it; answered with how far it is reached',
  request: { params: District, ...body(TargetDraft) },
  responses: answersNew('the target and its progress', TargetView),
});

/** Figures by the hands they go through: entered, checked, signed. */
export function figureRoutes(app: Api, house: ApiHouse): void {
  const { ledger } = house;
  app.openapi(read, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { figure } = c.req.valid('param');
    return c.json(valueOf(await ledger.figureCard(c.get('viewer'), figure)), 200);
  });
  app.openapi(waiting, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { waits } = c.req.valid('query');
    return c.json(valueOf(await ledger.waiting(c.get('viewer'), waits)), 200);
  });
  app.openapi(number, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.numberCard(c.get('viewer'), c.req.valid('query'))), 200);
  });
  app.openapi(enter, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    return c.json(valueOf(await ledger.enter(c.get('viewer'), c.req.valid('json'))), 201);
  });
  app.openapi(revise, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    const { figure } = c.req.valid('param');
    const revision = c.req.valid('json');
    return c.json(valueOf(await ledger.revise(c.get('viewer'), figure, revision)), 201);
  });
  app.openapi(check, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.check');
    const { figure } = c.req.valid('param');
    return c.json(valueOf(await ledger.check(c.get('viewer'), figure)), 200);
  });
  app.openapi(sign, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.sign');
    const { figure } = c.req.valid('param');
    return c.json(valueOf(await ledger.sign(c.get('viewer'), figure)), 200);
  });
  app.openapi(enterRank, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    return c.json(valueOf(await ledger.enterRank(c.get('viewer'), c.req.valid('json'))), 201);
  });
  app.openapi(enterTarget, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    return c.json(valueOf(await ledger.enterTarget(c.get('viewer'), c.req.valid('json'))), 201);
  });
}
