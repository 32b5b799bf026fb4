import { zhAdmin } from './zh-admin.ts';
import { zhCore } from './zh-core.ts';
import { zhForesight } from './zh-foresight.ts';

export const zh = { ...zhCore, ...zhAdmin, ...zhForesight } as const;
