import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { RecordFilter, RecordSort } from '../../../src/model/view.ts';
import { at } from '../../queries.ts';
import { queryOf } from '../../record-query.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

const formats = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['jsonl', 'JSON Lines'],
] as const;

/** Downloads exactly the rows of the filter, in the order of the list; the server streams them. */
export function ExportMenu(props: { filter: RecordFilter; sort: RecordSort; total: number }) {
  const { district } = useSession();
  const { t } = useWords();
  const address = (format: string) => {
    const query = queryOf(props.filter);
    query.set('format', format);
    query.set('sort', props.sort);
    return `/api${at(district, `/records/export?${query}`)}`;
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map(([format, name]) => ({
          key: format,
          label: (
            <a href={address(format)} download>
              {t('demands.export-as', { n: props.total, format: name })}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />}>{t('demands.export')}</Button>
    </Dropdown>
  );
}
