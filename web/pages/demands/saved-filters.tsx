import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import type { SavedFilter } from '../../../src/model/house-view.ts';
import type { RecordFilter } from '../../../src/model/view.ts';
import { api, type ApiProblem } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { at, keys, useSavedFilters } from '../../queries.ts';
import { filterOf, queryOf } from '../../record-query.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Filters that I keep under a name: choose, save the present one, remove with ten seconds to undo. */
export function SavedFilters(props: {
  filter: RecordFilter;
  onChoose: (filter: RecordFilter) => void;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <SavedList
          filter={props.filter}
          onChoose={(filter) => {
            setOpen(false);
            props.onChoose(filter);
          }}
        />
      }
    >
      <Button icon={<StarOutlined />} aria-expanded={open}>
        {t('demands.saved')}
      </Button>
    </Popover>
  );
}

function SavedList(props: { filter: RecordFilter; onChoose: (filter: RecordFilter) => void }) {
  const { district } = useSession();
  const { t } = useWords();
  const { notification } = App.useApp();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const { data = [], error } = useSavedFilters(district);
  const take = (all: SavedFilter[]) => client.setQueryData(keys.filters(district), all);
  const save = useMutation<SavedFilter[], ApiProblem, { name: string; query: string }>({
    mutationFn: (filter) => api.put(at(district, '/filters'), filter),
    onSuccess: take,
  });
  const putBack = (filter: { name: string; query: string }) => {
    save.mutate(filter);
    notification.destroy(filter.name);
  };
  const undoOf = (filter: { name: string; query: string }) => (
    <UndoButton onUndo={() => putBack(filter)} />
  );
  const remove = useMutation<SavedFilter[], ApiProblem, SavedFilter>({
    mutationFn: ({ name }) => api.delete(at(district, `/filters?name=${encodeURIComponent(name)}`)),
    onSuccess: (all, { name, query }) => {
      take(all);
      notification.info({
        key: name,
        title: t('demands.removed', { name }),
        duration: 10,
        actions: undoOf({ name, query }),
      });
    },
  });
  const saveNow = () => {
    if (!name.trim()) return;
    save.mutate({ name: name.trim(), query: queryOf(props.filter).toString() });
    setName('');
  };
  return (
    <div className="saved-filters">
      {error && <ProblemNote error={error} />}
      {save.error && <ProblemNote error={save.error} />}
      {data.length === 0 && <p className="quiet">{t('demands.saved-none')}</p>}
      <ul>
        {data.map((saved) => (
          <li key={saved.name}>
            <Button
              type="text"
              onClick={() => props.onChoose(filterOf(new URLSearchParams(saved.query)))}
            >
              {saved.name}
            </Button>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('demands.remove', { name: saved.name })}
              onClick={() => remove.mutate(saved)}
            />
          </li>
        ))}
      </ul>
      <Space.Compact block>
        <Input
          value={name}
          maxLength={64}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={saveNow}
          placeholder={t('demands.save-as')}
          aria-label={t('demands.save-as')}
        />
        <Button type="primary" disabled={!name.trim()} loading={save.isPending} onClick={saveNow}>
          {t('demands.save')}
        </Button>
      </Space.Compact>
    </div>
  );
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
  const { t } = useWords();
  return (
    <Button size="small" onClick={onUndo}>
      {t('demands.undo')}
    </Button>
  );
}
