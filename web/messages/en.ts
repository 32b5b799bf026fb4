import { enAdmin } from './en-admin.ts';
import { enAnswers } from './en-answers.ts';
import { enCore } from './en-core.ts';
import { enDetectors } from './en-detectors.ts';
import { enForesight } from './en-foresight.ts';
import { enIndicators } from './en-indicators.ts';
import { enLeague } from './en-league.ts';
import { enLedger } from './en-ledger.ts';
import { enSheets } from './en-sheets.ts';

export const en = {
  ...enCore,
  ...enAdmin,
  ...enForesight,
  ...enDetectors,
  ...enLedger,
  ...enIndicators,
  ...enLeague,
  ...enAnswers,
  ...enSheets,
} as const;
