import { enAdmin } from './en-admin.ts';
import { enCore } from './en-core.ts';
import { enForesight } from './en-foresight.ts';

export const en = { ...enCore, ...enAdmin, ...enForesight } as const;
