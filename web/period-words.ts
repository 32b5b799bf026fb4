import { findPeriod } from '../src/kernels/figures/period.ts';
import type { Language } from '../src/model/label.ts';

const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const quartersZh = ['一', '二', '三', '四'];

/** A period as people say it: `2024年`, `2024年三季度`, `2024年1—9月`; `2024`, `Q3 2024`, `Jan–Sep 2024`. */
export function periodWords(text: string, language: Language): string {
  const period = findPeriod(text);
  if (!period) return text;
  const isZh = language === 'zh';
  const [year, first, last] = [
    period.from.slice(0, 4),
    Number(period.from.slice(5, 7)),
    Number(period.to.slice(5, 7)),
  ];
  const month = (n: number) => monthsEn[n - 1]!;
  switch (period.kind) {
    case 'year':
      return isZh ? `${year}年` : year;
    case 'half':
      if (isZh) return `${year}年${first === 1 ? '上' : '下'}半年`;
      return `${first === 1 ? 'first' : 'second'} half of ${year}`;
    case 'quarter':
      return isZh ? `${year}年${quartersZh[(last - 3) / 3]}季度` : `Q${last / 3} ${year}`;
    case 'month':
      return isZh ? `${year}年${first}月` : `${month(first)} ${year}`;
    case 'span':
      return isZh ? `${year}年${first}—${last}月` : `${month(first)}–${month(last)} ${year}`;
    case 'day': {
      const day = Number(period.from.slice(8));
      return isZh ? `${year}年${first}月${day}日` : `${day} ${month(first)} ${year}`;
    }
  }
}
