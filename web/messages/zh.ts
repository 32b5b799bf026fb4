import { zhAdmin } from './zh-admin.ts';
import { zhAnswers } from './zh-answers.ts';
import { zhCore } from './zh-core.ts';
import { zhDetectors } from './zh-detectors.ts';
import { zhForesight } from './zh-foresight.ts';
import { zhIndicators } from './zh-indicators.ts';
import { zhLeague } from './zh-league.ts';
import { zhLedger } from './zh-ledger.ts';
import { zhSheets } from './zh-sheets.ts';

export const zh = {
  ...zhCore,
  ...zhAdmin,
  ...zhForesight,
  ...zhDetectors,
  ...zhLedger,
  ...zhIndicators,
  ...zhLeague,
  ...zhAnswers,
  ...zhSheets,
} as const;
