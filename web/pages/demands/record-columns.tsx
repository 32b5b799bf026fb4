import { Button } from 'antd';
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { Effect, Programme } from '../../../src/model/programme.ts';
import type { RecordLine } from '../../../src/model/view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { PlaceName } from '../../components/place-name.tsx';
import { RecordFlags } from '../../components/record-row.tsx';
import { shownKind, useShownValue } from '../../components/shown-value.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Time } from '../../components/time.tsx';
import type { useRowWork } from '../../row-work.tsx';
import { useSees } from '../../seen.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

type Column = NonNullable<TableProps<RecordLine>['columns']>[number];

/** px that the title never goes below, and that a declared field takes */
const titleWidth = 240;
const fieldWidth = 120;
const boxWidth = 40;

/** Kinds that need more room than a cell has. */
const wholeKinds: ReadonlySet<string> = new Set(['long-text', 'table']);

/** Whether acts of the programme give records such a fact at all. */
const gives = (programme: Programme, kind: Effect['do']): boolean =>
  Object.values(programme.acts).some((act) => act.effects.some((effect) => effect.do === kind));

/** The columns that fit into `room` px: what every record has, then the programme's listed fields. */
export function useRecordColumns(
  programme: Programme,
  room: number,
  work: ReturnType<typeof useRowWork>,
): Column[] {
  const { district } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  const sees = useSees();
  const shown = useShownValue();
  const title: Column = {
    key: 'title',
    title: t('record.title'),
    ellipsis: true,
    render: (_, row) => (
      <span className="title-cell">
        <Link to={`/${district}/demands/${row.record}`} title={row.title}>
          {row.title || t('record.unnamed')}
        </Link>
        <RecordFlags row={row} />
      </span>
    ),
  };
  const always: Column[] = [
    {
      key: 'number',
      title: t('record.number'),
      width: 192,
      render: (_, row) => <span className="figures">{row.number}</span>,
    },
    {
      key: 'state',
      title: t('record.state'),
      width: 130,
      ellipsis: true,
      render: (_, row) => <StateMark programme={row.programme} state={row.state} />,
    },
    {
      key: 'clock',
      title: t('record.clock'),
      width: 140,
      render: (_, row) => <ClockMark clock={row.clock} />,
    },
  ];
  const act: Column = {
    key: 'act',
    title: <span className="for-readers">{t('keys.act')}</span>,
    width: 92,
    align: 'right',
    render: (_, row) => {
      const offer = work.offer(row);
      return (
        offer && (
          <Button
            size="small"
            type="link"
            loading={offer.busy}
            onClick={() => work.act(row)}
            className="row-act"
            title={offer.says}
          >
            {offer.says}
          </Button>
        )
      );
    },
  };
  const whenRoom: Column[] = [
    ...(gives(programme, 'lead')
      ? [
          {
            key: 'lead',
            title: t('record.lead'),
            width: 132,
            ellipsis: true,
            render: (_: unknown, row: RecordLine) => (
              <span title={words.unit(row.lead)}>{words.unit(row.lead) || '—'}</span>
            ),
          },
        ]
      : []),
    ...(gives(programme, 'category')
      ? [
          {
            key: 'category',
            title: t('record.category'),
            width: 116,
            ellipsis: true,
            render: (_: unknown, row: RecordLine) => (
              <span title={words.categoryPath(row.category)}>{words.category(row.category)}</span>
            ),
          },
        ]
      : []),
    {
      key: 'place',
      title: t('record.place'),
      width: 116,
      ellipsis: true,
      render: (_, row) => <PlaceName code={row.place} />,
    },
    {
      key: 'opened',
      title: t('record.opened'),
      width: 148,
      render: (_, row) => <Time at={row.openedAt} />,
    },
    ...Object.entries(programme.fields)
      .filter(
        ([name, field]) =>
          field.listed &&
          name !== programme.titleField &&
          !wholeKinds.has(field.kind) &&
          sees(field.seenBy),
      )
      .map(([name, field]) => [name, field, shownKind(field)] as const)
      .map(([name, field, kind]): Column => ({
        key: `field ${name}`,
        title: kind === 'money' ? `${l(field.label)}（${t('field.yuan')}）` : l(field.label),
        width: kind === 'money' ? 150 : fieldWidth,
        ellipsis: true,
        align: kind === 'money' || kind === 'number' ? 'right' : 'left',
        render: (_, row) => shown(kind, row.listed?.[name], field),
      })),
  ];
  const widthOf = (columns: Column[]) =>
    columns.reduce((sum, column) => sum + Number(column.width ?? titleWidth), 0);
  let left = room - boxWidth - widthOf([...always, title, act]);
  const fitting = whenRoom.filter((column) => {
    const fits = left >= Number(column.width);
    if (fits) left -= Number(column.width);
    return fits;
  });
  const [number, ...rest] = always;
  return [number!, title, ...rest, ...fitting, act];
}
