import type { zhAdmin } from './zh-admin.ts';

export const enAdmin = {} as const satisfies Record<keyof typeof zhAdmin, string>;
