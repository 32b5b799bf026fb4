import { enAdmin } from './en-admin.ts';
import { enCore } from './en-core.ts';
import { enDetectors } from './en-detectors.ts';
import { enForesight } from './en-foresight.ts';
import { enLedger } from './en-ledger.ts';
import { enSheets } from './en-sheets.ts';

export const en = {
  ...enCore,
  ...enAdmin,
  ...enForesight,
  ...enLedger,
  ...enDetectors,
  ...enLedger,
  ...enSheets,
} as const;
