/** Words of the ledger: indicators, figures, briefings. */
export const zhLedger = {
  'permission.figures.enter': '录入数字',
  'permission.figures.check': '复核数字',
  'permission.figures.sign': '签发数字',
  'permission.briefings.edit': '编写答卷',
} as const;
