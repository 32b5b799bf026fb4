import type { ReactNode } from 'react';
import type { TriageCounts } from '../../../src/model/triage-view.ts';
import { Wide } from '../../components/wide.tsx';
import { useWords } from '../../words.ts';
import { shareWords } from './count-words.ts';

export interface CountRow {
  key: string;
  name: ReactNode;
  counts: TriageCounts;
  /** what stands in the columns `more`, in their order */
  more?: readonly ReactNode[];
}

interface CountTableProps {
  title: string;
  /** head of the first column */
  names: string;
  rows: readonly CountRow[];
  fewest: number;
  /** heads of further columns */
  more?: readonly string[];
  none: string;
}

/** The same counts for each channel, unit or model. */
export function CountTable({ title, names, rows, fewest, more, none }: CountTableProps) {
  const { t } = useWords();
  return (
    <section className="page-section">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <Wide label={title} least={560}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{names}</th>
                {more?.map((says) => (
                  <th key={says} scope="col">
                    {says}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('quality.read')}
                </th>
                <th scope="col" className="number">
                  {t('quality.first')}
                </th>
                <th scope="col" className="number">
                  {t('quality.three')}
                </th>
                <th scope="col" className="number">
                  {t('quality.unit-first')}
                </th>
                <th scope="col" className="number">
                  {t('quality.corrected')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, counts, more: cells = [] }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, i) => (
                    <td key={more?.[i]}>{cell}</td>
                  ))}
                  <td className="number figures">{counts.read}</td>
                  <td className="number figures">
                    {shareWords(counts.right, counts.judged, fewest)}
                  </td>
                  <td className="number figures">
                    {shareWords(counts.inThree, counts.judged, fewest)}
                  </td>
                  <td className="number figures">
                    {shareWords(counts.unitRight, counts.unitJudged, fewest)}
                  </td>
                  <td className="number figures">{counts.corrected}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}
