import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { CellFate, SheetDone, SheetProposal } from '../../src/model/sheet-view.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ApplyBar } from './figure-import/apply-bar.tsx';
import { CellCard } from './figure-import/cell-card.tsx';
import { DoneNote } from './figure-import/done-note.tsx';
import { FateCounts } from './figure-import/fate-counts.tsx';
import { MappingPanel } from './figure-import/mapping-panel.tsx';
import { ProblemList } from './figure-import/problem-list.tsx';
import { rowsAtOnce, SheetGrid } from './figure-import/sheet-grid.tsx';
import { useSheet, useSheetDesk } from './figure-import/use-sheet.ts';
import { FileDrop } from './import/file-drop.tsx';
import '../house-pages.css';
import './figure-import/figure-import.css';

/**
 * Importing a spreadsheet of figures: drop it, see the fate of every cell, decide what is open,
 * enter. The upload is in the address, so that a reload finds it again.
 */
export function FigureImportPage() {
  const { may } = useSession();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const [done, setDone] = useState<SheetDone>();
  const upload = params.get('upload');
  const drop = (
    <FileDrop<SheetProposal>
      path="/figures/sheets"
      accept=".xlsx,.csv,.tsv,.txt,.gz"
      say={t('sheet.choose-say')}
      onUploaded={(proposal) => setParams({ upload: proposal.upload ?? '' })}
    />
  );
  const again = () => {
    setDone(undefined);
    setParams({});
  };
  if (!may('figures.enter'))
    return (
      <>
        <PageHead title={t('sheet.title')} />
        <Empty why={t('sheet.may-not')} what={t('sheet.may-not-what')} />
      </>
    );
  return (
    <>
      <PageHead
        title={t('sheet.title')}
        actions={upload && !done && <Button onClick={again}>{t('sheet.other')}</Button>}
      />
      {done ? (
        <DoneNote done={done} onAnother={again} />
      ) : upload ? (
        <SheetDeskView key={upload} upload={upload} onDone={setDone} drop={drop} />
      ) : (
        drop
      )}
    </>
  );
}

function SheetDeskView(props: {
  upload: string;
  onDone: (done: SheetDone) => void;
  drop: ReactNode;
}) {
  const { upload, onDone, drop } = props;
  const { district } = useSession();
  const { t, l } = useWords();
  const sheet = useSheet(district, upload, onDone);
  const desk = useSheetDesk(district).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [brought, setBrought] = useState<CellFate | null>(null);
  const [from, setFrom] = useState(0);
  const { proposal: query } = sheet;
  const proposal = query.data;
  if (!proposal) {
    if (!query.isError) return <PageLoading />;
    return (
      <>
        <ProblemNote error={query.error} />
        <Empty why={t('sheet.gone')}>{drop}</Empty>
      </>
    );
  }
  const cell = proposal.cells.find((one) => one.cell === chosen);
  const jump = (name: string) => {
    setChosen(name);
    const row = proposal.cells.find((one) => one.cell === name)?.row ?? 1;
    const rows = [...new Set(proposal.cells.map((one) => one.row))].sort((a, b) => a - b);
    const many = rowsAtOnce(Math.max(...proposal.cells.map((one) => one.column)));
    setFrom(Math.floor(rows.indexOf(row) / many) * many);
  };
  return (
    <div aria-busy={query.isFetching}>
      <p>
        <strong>{proposal.fileName}</strong>{' '}
        <span className="quiet">
          {t('sheet.facts', { orientation: l(proposal.orientation), cells: proposal.cells.length })}
        </span>
      </p>
      {proposal.kept && (
        <p className="sheet-known">
          {t('sheet.known-as', { name: proposal.kept.name })}{' '}
          <Button size="small" onClick={sheet.forgetKept}>
            {t('sheet.forget-known')}
          </Button>
        </p>
      )}
      {query.isError && <ProblemNote error={query.error} />}
      <FateCounts counts={proposal.counts} chosen={brought} onChoose={setBrought} />
      <div className="sheet-desk">
        <MappingPanel
          key={`${proposal.sheet} ${proposal.kept?.code}`}
          proposal={proposal}
          desk={desk}
          sheet={sheet}
        />
        <div className="sheet-main">
          <SheetGrid
            proposal={proposal}
            chosen={chosen}
            onChoose={setChosen}
            brought={brought}
            from={from}
            onFrom={setFrom}
          />
          <CellCard cell={cell} desk={desk} sheet={sheet} />
          <ProblemList proposal={proposal} sheet={sheet} onJump={jump} />
          <ApplyBar proposal={proposal} sheet={sheet} isStale={query.isFetching || query.isError} />
        </div>
      </div>
    </div>
  );
}
