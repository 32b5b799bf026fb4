import { createRoute } from '@hono/zod-openapi';
import { formSheets } from '../engines/casework/sheet/form-sheet.ts';
import { Declared } from '../model/house-view.ts';
import type { Label } from '../model/label.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { Programme } from '../model/programme.ts';
import { listCategories } from '../store/categories.ts';
import { currentDeclarations } from '../store/registry-versions.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const declared = createRoute({
  method: 'get',
  path: inDistrict('/declared'),
  summary: 'The declarations in force: programmes, categories, units, roles, channels, sources',
  request: { params: District },
  responses: answers('declarations', Declared),
});

/** Channels are the choices of the form field that an act takes its channel from. */
function channelsOf(programmes: Programme[]): { code: string; label: Label }[] {
  const found = new Map<string, Label>();
  for (const act of programmes.flatMap((programme) => Object.values(programme.acts)))
    for (const effect of act.effects) {
      if (effect.do !== 'channel' || !('input' in effect.from)) continue;
      const options = act.form[effect.from.input]?.options ?? {};
      for (const [code, label] of Object.entries(options)) found.set(code, label);
    }
  return [...found].map(([code, label]) => ({ code, label }));
}

export function declaredRoutes(app: Api, { store, now }: ApiHouse): void {
  app.openapi(declared, async (c) => {
    const { district: code } = c.get('viewer');
    const inForce = await currentDeclarations(store, code, now());
    if (!inForce)
      throw new ProblemError(
        problem('missing.district', 'district', '没有这个区', 'there is no such district'),
      );
    const { district, version } = inForce;
    const programmes = Object.values(inForce.programmes);
    const known = new Set(district.categories.map((category) => category.code));
    const brought = (await listCategories(store, code)).filter(
      (category) => !known.has(category.code),
    );
    const { label, timeZone, language, numberPrefix } = district;
    const answer: Declared = {
      version,
      district: { code, label, timeZone, language, numberPrefix },
      programmes,
      categories: [
        ...district.categories.map((c) => ({
          code: c.code,
          parent: c.parent ?? null,
          label: c.label,
        })),
        ...brought,
      ],
      units: district.units,
      roles: inForce.roles.flatMap(({ machine, ...role }) => (machine ? [] : [role])),
      channels: channelsOf(programmes),
      sources: [
        ...Object.values(inForce.sources)
          .filter((source) => district.programmes.includes(source.programme))
          .map(({ code, label, programme }) => ({ code, label, programme })),
        ...formSheets(inForce).map(({ code, label, programme }) => ({
          code,
          label,
          programme: programme.code,
        })),
      ],
    };
    return c.json(answer, 200);
  });
}
