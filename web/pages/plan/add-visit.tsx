import { Button, Drawer, Form, Select } from 'antd';
import { useState } from 'react';
import type { WeekPlanView } from '../../../src/model/week-plan.ts';
import { PlaceSelect } from '../../components/place-select.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import type { PlanEditor } from './plan-editor.ts';

interface Added {
  place: string;
  kind: string;
  crew: string;
  day: string;
}

/** Adds a visit that nobody proposed. It is locked: planning again leaves it. */
export function AddVisit({ view, edit }: { view: WeekPlanView; edit: PlanEditor }) {
  const { t, l } = useWords();
  const { civil } = useTimes();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Added>();
  const crew = Form.useWatch('crew', form);
  const days = view.crews.find((one) => one.code === crew)?.days ?? [];
  const required = [{ required: true }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plan.add')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('plan.add')}>
        <Form
          form={form}
          layout="vertical"
          onFinish={(added) => {
            edit.send({ added: [added] });
            form.resetFields();
            setOpen(false);
          }}
        >
          <Form.Item name="place" label={t('plan.add-place')} rules={required}>
            <PlaceSelect />
          </Form.Item>
          <Form.Item name="kind" label={t('plan.add-kind')} rules={required}>
            <Select options={view.kinds.map((k) => ({ value: k.code, label: l(k.label) }))} />
          </Form.Item>
          <Form.Item name="crew" label={t('plan.add-crew')} rules={required}>
            <Select options={view.crews.map((c) => ({ value: c.code, label: l(c.label) }))} />
          </Form.Item>
          <Form.Item name="day" label={t('plan.add-day')} rules={required}>
            <Select options={days.map(({ day }) => ({ value: day, label: civil(day) }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={edit.isBusy}>
            {t('plan.add')}
          </Button>
        </Form>
      </Drawer>
    </>
  );
}
