import type { District } from './district.ts';
import type { Programme } from './programme.ts';

/**
 * What people quote of a record: programme, district, civil day of opening, running number.
 *
 * @example recordNumber({ numberPrefix: 'SQ' }, { numberPrefix: 'HQ' }, '2026-01-01', 17) === 'SQHQ-20260101-00017'
 */
export const recordNumber = (
  programme: Pick<Programme, 'numberPrefix'>,
  district: Pick<District, 'numberPrefix'>,
  day: string,
  serial: number,
): string =>
  `${programme.numberPrefix}${district.numberPrefix}-${day.replaceAll('-', '')}-${String(serial).padStart(5, '0')}`;
