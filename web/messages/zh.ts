import { zhAdmin } from './zh-admin.ts';
import { zhCore } from './zh-core.ts';

export const zh = { ...zhCore, ...zhAdmin } as const;
