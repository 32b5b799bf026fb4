import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useNumber } from '../ledger-queries.ts';
import type { NumberName } from '../number-address.ts';
import { periodWords } from '../period-words.ts';
import { useWords } from '../words.ts';
import { NumberCardView } from './number-card.tsx';
import { useNumberDoor } from './number-link.tsx';
import { ProblemNote } from './problem-note.tsx';
import { useWidth } from './use-width.ts';

/**
 * The card of the number that the address names, over any page: `NumberLink` opens it, Escape and
 * the back button close it, and the focus returns to the number that was pressed.
 */
export function NumberDrawer() {
  const door = useNumberDoor();
  const { t } = useWords();
  // while the drawer slides out it still shows what it showed
  const [last, setLast] = useState<NumberName>();
  const width = useWidth();
  const { name } = door;
  if (name && JSON.stringify(name) !== JSON.stringify(last)) setLast(name);
  const shown = name ?? last;
  return (
    <Drawer
      open={name !== undefined}
      onClose={door.close}
      size={Math.min(600, width)}
      title={shown ? <NumberTitle key={JSON.stringify(shown)} name={shown} /> : t('number.title')}
      closable={{ 'aria-label': t('app.close') }}
      destroyOnHidden
    >
      {shown && <Card key={JSON.stringify(shown)} name={shown} />}
    </Drawer>
  );
}

/** Where, what and when; read out when the drawer opens. */
function NumberTitle({ name }: { name: NumberName }) {
  const { t, l, language } = useWords();
  const { data } = useNumber(name);
  if (!data) return t('number.title');
  return [
    l(data.territory.label),
    l(data.indicator.label),
    periodWords(data.period, language),
  ].join(' · ');
}

function Card({ name }: { name: NumberName }) {
  const card = useNumber(name);
  return (
    <div className="number-card">
      {card.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {card.isError && <ProblemNote error={card.error} retry={() => void card.refetch()} />}
      {card.data && <NumberCardView card={card.data} />}
    </div>
  );
}
