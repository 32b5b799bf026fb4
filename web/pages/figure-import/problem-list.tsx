import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../src/model/problem.ts';
import type { CellView, SheetProposal } from '../../../src/model/sheet-view.ts';
import { ProblemLine } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';
import { StandBy } from './cell-card.tsx';
import type { Sheet } from './use-sheet.ts';

interface Group {
  code: string;
  first: Problem;
  cells: CellView[];
}

const shownAtOnce = 12;
const stops = new Set(['refused', 'undecided']);

/** Problems of one kind together; those that keep figures out come first. */
function groupsOf(cells: readonly CellView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    // that a rank is no figure is told at its column and in the cell
    if (cell.fate === 'ignored') continue;
    for (const code of new Set(cell.problems.map((one) => one.code))) {
      const first = cell.problems.find((one) => one.code === code)!;
      const group = groups.get(code) ?? { code, first, cells: [] };
      group.cells.push(cell);
      groups.set(code, group);
    }
  }
  const weight = ({ cells: [cell] }: Group) => (stops.has(cell!.fate) ? 0 : 1);
  return [...groups.values()].sort((a, b) => weight(a) - weight(b));
}

export interface ProblemListProps {
  proposal: SheetProposal;
  sheet: Sheet;
  onJump: (cell: string) => void;
}

/** What is wrong or doubtful, kind by kind, each with its cells. */
export function ProblemList({ proposal, sheet, onJump }: ProblemListProps) {
  const { t } = useWords();
  const groups = groupsOf(proposal.cells);
  const stood = [...new Set(sheet.asked.accept.filter((one) => !one.cell).map(({ code }) => code))];
  return (
    <section className="page-section" aria-label={t('sheet.problems')}>
      <h2>{t('sheet.problems')}</h2>
      {groups.length + proposal.problems.length + stood.length === 0 && (
        <p className="quiet">{t('sheet.no-problems')}</p>
      )}
      <ul className="problem-groups">
        {proposal.problems.map((problem) => (
          <li key={`${problem.code} ${problem.path} ${problem.detail.en}`}>
            <strong>{t('sheet.of-sheet')}</strong> <ProblemLine problem={problem} />
          </li>
        ))}
        {groups.map((group) => (
          <GroupItem key={group.code} group={group} sheet={sheet} onJump={onJump} />
        ))}
        {stood.map((code) => {
          const one = sheet.asked.accept.find((accepted) => accepted.code === code);
          return (
            <li key={`stood ${code}`}>
              {t('sheet.stood-by', { reason: one!.reason })}{' '}
              <Button size="small" onClick={() => sheet.takeBack(code)}>
                {t('sheet.take-back')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function GroupItem({
  group,
  sheet,
  onJump,
}: {
  group: Group;
  sheet: Sheet;
  onJump: (cell: string) => void;
}) {
  const { t, l } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? group.cells : group.cells.slice(0, shownAtOnce);
  return (
    <li className={stops.has(group.cells[0]!.fate) ? 'problem-stops' : ''}>
      <p>
        <strong>{l(group.first.detail)}</strong>{' '}
        <span className="quiet figures">{t('sheet.cells-n', { n: group.cells.length })}</span>
      </p>
      <p className="problem-cells">
        {shown.map(({ cell }) => (
          <Button key={cell} size="small" onClick={() => onJump(cell)}>
            {cell}
          </Button>
        ))}
        {group.cells.length > shown.length && (
          <Button size="small" type="link" onClick={() => setAll(true)}>
            {t('sheet.cells-more', { n: group.cells.length - shown.length })}
          </Button>
        )}
      </p>
      {group.code.startsWith('doubt.') && (
        <StandBy
          label={t('sheet.stand-by-kind', { n: group.cells.length })}
          onStand={(reason) => sheet.accept({ code: group.code, reason })}
        />
      )}
    </li>
  );
}
