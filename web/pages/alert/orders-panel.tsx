import { Button } from 'antd';
import { Link } from 'react-router';
import type { AlertView } from '../../../src/model/foresight-view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { PlaceName } from '../../components/place-name.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** The orders that were opened from the alert, and the way to open some. */
export function OrdersPanel({ view, onOrder }: { view: AlertView; onOrder?: () => void }) {
  const { district } = useSession();
  const { t } = useWords();
  const declared = useDeclared();
  const { orders } = view;
  if (orders.length === 0 && !onOrder) return null;
  return (
    <section className="panel" aria-labelledby="orders">
      <h2 id="orders">{t('alert.orders', { n: orders.length })}</h2>
      {orders.length === 0 && <p className="quiet">{t('alert.orders-none')}</p>}
      <ul className="order-lines">
        {orders.map((order) => (
          <li key={order.record}>
            <p>
              <Link to={`/${district}/demands/${order.record}`}>{order.title}</Link>
            </p>
            <p className="earlier-facts">
              <StateMark programme={order.programme} state={order.state} />
              <PlaceName code={order.place} />
              <span>{declared.unit(order.lead)}</span>
              <ClockMark clock={order.clock} named />
              <span className="figures">{order.number}</span>
            </p>
          </li>
        ))}
      </ul>
      {onOrder && (
        <Button type={orders.length ? 'default' : 'primary'} onClick={onOrder} className="order-go">
          {t(orders.length ? 'alert.order-more' : 'alerts.order')}
          <kbd aria-hidden="true">o</kbd>
        </Button>
      )}
    </section>
  );
}
