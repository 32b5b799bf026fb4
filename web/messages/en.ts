import { enAdmin } from './en-admin.ts';
import { enCore } from './en-core.ts';
import { enDetectors } from './en-detectors.ts';
import { enForesight } from './en-foresight.ts';

export const en = { ...enCore, ...enAdmin, ...enForesight, ...enDetectors } as const;
