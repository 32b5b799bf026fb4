import { Drawer } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useNumber } from '../ledger-queries.ts';
import { numberParam, readNumber, type NumberName } from '../number-address.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { NumberCardView } from './number-card.tsx';
import { PageLoading } from './page-loading.tsx';
import { ProblemNote } from './problem-note.tsx';

/**
 * The card of the number that the address names, over any page: links with `withNumber` open it,
 * Escape and the back button close it.
 */
export function NumberDrawer() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const name = readNumber(params.get(numberParam));
  const close = () => {
    const rest = new URLSearchParams(params);
    rest.delete(numberParam);
    void navigate({ search: rest.toString() }, { preventScrollReset: true });
  };
  return (
    <Drawer
      open={name !== undefined}
      onClose={close}
      size={Math.min(560, window.innerWidth)}
      title={t('number.title')}
      closable={{ 'aria-label': t('app.close') }}
      destroyOnHidden
    >
      {name && <Card name={name} />}
    </Drawer>
  );
}

function Card({ name }: { name: NumberName }) {
  const { district } = useSession();
  const { t } = useWords();
  const card = useNumber(name);
  return (
    <div className="number-card">
      {card.isPending && <PageLoading />}
      {card.isError && <ProblemNote error={card.error} retry={() => void card.refetch()} />}
      {card.data && <NumberCardView card={card.data} />}
      {card.data && (
        <p className="number-more">
          <Link
            to={`/${district}/indicators/${name.indicator}?territory=${encodeURIComponent(name.territory)}`}
          >
            {t('number.indicator')}
          </Link>
        </p>
      )}
    </div>
  );
}
