import { enAdmin } from './en-admin.ts';
import { enCore } from './en-core.ts';

export const en = { ...enCore, ...enAdmin } as const;
