import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AuditPage } from '../model/house-view.ts';
import { listAudit } from '../store/audit.ts';
import { placePaths } from '../store/place-paths.ts';
import { grantsWith } from '../engines/people/permissions.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const page = createRoute({
  method: 'get',
  path: inDistrict('/audit'),
  summary: 'Who read personal data in clear, of which record, what for; newest first',
  request: {
    params: District,
    query: z
      .object({
        person: z.uuid(),
        record: z.uuid(),
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
        pageSize: z.coerce.number().int().min(1).max(200).default(50),
      })
      .partial()
      .strict(),
  },
  responses: answers('a page of entries', AuditPage),
});

/** The audit, within the places where the viewer may read it. */
export function auditRoutes(app: Api, house: ApiHouse): void {
  app.openapi(page, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'audit.read');
    const { person, record, from, to, page = 1, pageSize = 50 } = c.req.valid('query');
    const places = grantsWith(viewer, 'audit.read', house.registry.roles).map((g) => g.place);
    const paths = [...(await placePaths(house.store, viewer.district, places)).values()];
    const isWhole = paths.some((path) => !path.includes('/'));
    const { rows, total } = await listAudit(house.store, {
      district: viewer.district,
      within: isWhole ? undefined : paths,
      person,
      record,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
      page,
      pageSize,
    });
    const lines = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return c.json({ rows: lines, total, page, pageSize }, 200);
  });
}
