import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { AlertView, OrdersAsked } from '../../../src/model/foresight-view.ts';
import type { ActView } from '../../../src/model/view.ts';
import { useOpenOrders } from '../../alert-queries.ts';
import { useAnnounce } from '../../announce.tsx';
import { useUnitChoices } from '../../components/field-input.tsx';
import { usePlaceNames } from '../../components/place-name.tsx';
import { PlaceSelect } from '../../components/place-select.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { dropDraft, findDraft, keepDraft } from '../../drafts.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { groupMembers, mostOrders, usualLead } from './order-drafts.ts';

type Order = OrdersAsked['orders'][number];
interface Values {
  orders: Partial<Order>[];
}
interface Suggested {
  order: Order;
  /** how many of the demands there the unit leads */
  usual: { n: number; of: number } | undefined;
}

interface OrderDrawerProps {
  view: AlertView;
  open: boolean;
  onClose: () => void;
}

/** Opens orders from an alert: one for each part of the district, written as far as it is known. */
export function OrderDrawer({ view, open, onClose }: OrderDrawerProps) {
  const { t } = useWords();
  const { places } = usePlaceNames();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={640}
      title={t('alerts.order')}
      destroyOnHidden
      className="act-drawer"
    >
      {/* the suggestions need the tree of places */}
      {places.size > 0 && <OrderForm view={view} onClose={onClose} />}
    </Drawer>
  );
}

/** What an order for each group of places would say. */
function useSuggestions({ alert, evidence, demands }: AlertView): Suggested[] {
  const { t, list } = useWords();
  const declared = useDeclared();
  const { places, name } = usePlaceNames();
  return useMemo(() => {
    const parentOf = (code: string) => places.get(code)?.parent;
    const what = alert.category ? declared.category(alert.category) : t('alerts.all-categories');
    const common = evidence.words.slice(0, 5).map(({ word }) => word);
    return groupMembers(evidence.members, parentOf).map(({ place, members }) => {
      const lead = usualLead(place, demands, parentOf);
      const most = members
        .filter(({ cases }) => cases > 0)
        .slice(0, 6)
        .map((one) =>
          t('order.member', {
            place: name(one.place),
            n: one.cases,
            expected: one.expected.toFixed(1),
          }),
        );
      const lines = [
        t('order.text'),
        most.length > 0 && t('order.text-most', { places: list(most) }),
        common.length > 0 && t('order.text-words', { words: list(common) }),
      ];
      return {
        order: {
          title: t('order.title', { what, place: name(place) }),
          text: lines.filter(Boolean).join('\n'),
          place,
          ...(lead ? { lead: lead.lead } : {}),
        },
        usual: lead && { n: lead.n, of: lead.of },
      };
    });
  }, [alert, evidence, demands, places, name, declared, t, list]);
}

/** Sends the orders as of the last act that the person saw; what others did meanwhile is shown first. */
function useSending({ alert, record }: AlertView, draft: string, onDone: () => void) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { notification } = App.useApp();
  const [seq, setSeq] = useState(record.seq);
  const send = useOpenOrders(alert.record);
  const others = record.timeline.filter((act) => act.seq > seq);
  return {
    others,
    error: send.error,
    isPending: send.isPending,
    isConflict: send.error?.is('conflict') === true || others.length > 0,
    seen: () => {
      setSeq(record.seq);
      send.reset();
    },
    submit: ({ orders }: Values) =>
      send.mutate(
        { seq, orders: orders as Order[] },
        {
          onSuccess: ({ orders: opened }) => {
            dropDraft(draft);
            const said = t('order.done', { n: opened.length });
            announce(said);
            notification.success({
              title: said,
              description: opened.map((order) => order.number).join(' · '),
              placement: 'bottomRight',
            });
            onDone();
          },
        },
      ),
  };
}

function OrderForm({ view, onClose }: Omit<OrderDrawerProps, 'open'>) {
  const { district, me } = useSession();
  const { t, l } = useWords();
  const times = useTimes();
  const { alert, record } = view;
  const suggested = useSuggestions(view);
  const name = `${district}.${me.person}.${alert.record}.orders`;
  const [draft, setDraft] = useState(() => findDraft(name));
  const [form] = Form.useForm<Values>();
  const sending = useSending(view, name, onClose);
  const fresh: Values = { orders: suggested.map(({ order }) => order) };
  const drop = () => {
    dropDraft(name);
    setDraft(undefined);
    form.setFieldsValue(fresh);
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={draft ? draft.values : fresh}
      onValuesChange={(_, values) => keepDraft(name, { ...values })}
      onFinish={sending.submit}
      className="act-form order-form"
    >
      <p className="act-of">
        <span className="figures quiet">{record.number}</span> {l(alert.sentence) || alert.title}
      </p>
      {draft && (
        <p className="draft-note">
          {t('act.draft-back', { time: times.time(draft.at) })}
          <Button type="link" size="small" onClick={drop}>
            {t('act.draft-drop')}
          </Button>
        </p>
      )}
      {sending.isConflict && <Overtaken {...sending} programme={record.programme} />}
      {sending.error && !sending.isConflict && <ProblemNote error={sending.error} />}
      <OrderFields suggested={suggested} />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const n = ((getFieldValue('orders') as Values['orders'] | undefined) ?? []).length;
          return (
            <div className="act-form-end">
              <Button
                type="primary"
                htmlType="submit"
                loading={sending.isPending}
                disabled={n === 0 || sending.isConflict}
                className="act-send"
              >
                {t('order.do', { n })}
              </Button>
              <Button onClick={onClose}>{t('app.cancel')}</Button>
            </div>
          );
        }}
      </Form.Item>
    </Form>
  );
}

/** Somebody did something to the alert meanwhile: what it was, and that what is written is kept. */
function Overtaken(props: { programme: string; others: readonly ActView[]; seen: () => void }) {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="conflict"
      title={t('act.conflict')}
      description={
        <>
          <Timeline programme={props.programme} acts={props.others} />
          <p>{t('act.conflict-still')}</p>
          <Button size="small" onClick={props.seen}>
            {t('act.conflict-seen')}
          </Button>
        </>
      }
    />
  );
}

/** One fieldset an order. Unit left empty: the catalogue decides. */
function OrderFields({ suggested }: { suggested: readonly Suggested[] }) {
  const { t } = useWords();
  const declared = useDeclared();
  const units = useUnitChoices();
  const required = (label: string) => ({ required: true, message: t('act.required', { label }) });
  const usualOf = (order: Partial<Order>) => {
    const found = suggested.find(
      (one) => one.order.place === order.place && one.order.lead === order.lead,
    );
    return found?.order.lead && found.usual
      ? t('order.usual', { unit: declared.unit(found.order.lead), ...found.usual })
      : t('order.lead-say');
  };
  return (
    <Form.List name="orders">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, i) => (
            <fieldset key={key} className="order-fields">
              <legend>{t('order.nth', { n: i + 1 })}</legend>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => remove(name)}
                className="order-remove"
                aria-label={t('order.remove', { n: i + 1 })}
              />
              <Form.Item
                name={[name, 'title']}
                label={t('record.title')}
                rules={[required(t('record.title')), { min: 2, max: 200, whitespace: true }]}
              >
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={[name, 'place']}
                label={t('record.place')}
                rules={[required(t('record.place'))]}
              >
                <PlaceSelect />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {({ getFieldValue }) => (
                  <Form.Item
                    name={[name, 'lead']}
                    label={t('record.lead')}
                    extra={usualOf((getFieldValue(['orders', name]) ?? {}) as Partial<Order>)}
                  >
                    <Select
                      options={units}
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={t('order.lead-auto')}
                    />
                  </Form.Item>
                )}
              </Form.Item>
              <Form.Item
                name={[name, 'text']}
                label={t('order.what')}
                initialValue=""
                rules={[{ max: 4000 }]}
              >
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
              </Form.Item>
            </fieldset>
          ))}
          {fields.length < mostOrders && (
            <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => add({ text: '' })}>
              {t('order.add')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
