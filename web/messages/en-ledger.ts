/** Words of the ledger: indicators, figures, briefings. */
export const enLedger = {
  'permission.figures.enter': 'Enter figures',
  'permission.figures.check': 'Check figures',
  'permission.figures.sign': 'Sign figures',
  'permission.briefings.edit': 'Write briefings',
} as const;
