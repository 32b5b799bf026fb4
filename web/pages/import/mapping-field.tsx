import { Radio, Select } from 'antd';
import type { ImportPreview } from '../../../src/model/view.ts';
import { useWords } from '../../words.ts';
import {
  fieldWords,
  importFields,
  requiredFields,
  type ImportField,
  type Reading,
} from './import-fields.ts';

type Mapping = Extract<Reading, { kind: 'mapping' }>;

export interface MappingFieldProps {
  preview: ImportPreview;
  reading: Mapping;
  onReading: (reading: Reading) => void;
}

const sampleSize = 3;

/** Which column becomes what: one line a field, with what it means and what the column holds. */
export function MappingField({ preview, reading, onReading }: MappingFieldProps) {
  const { t } = useWords();
  const put = (field: ImportField, column: string | undefined) => {
    const columns = { ...reading.columns };
    if (column === undefined) delete columns[field];
    else columns[field] = column;
    onReading({ ...reading, columns });
  };
  return (
    <table className="plain-table mapping">
      <caption className="for-readers">{t('import.own-mapping')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.becomes')}</th>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.sample')}</th>
        </tr>
      </thead>
      <tbody>
        {importFields.map((field) => {
          const [name, help] = fieldWords[field];
          const column = reading.columns[field];
          return (
            <tr key={field}>
              <th scope="row">
                {t(name)}
                {requiredFields.includes(field) && (
                  <span className="quiet"> · {t('import.required')}</span>
                )}
                <div className="quiet mapping-help">{t(help)}</div>
              </th>
              <td>
                <Select
                  allowClear
                  className="mapping-column"
                  aria-label={t('import.column-for', { field: t(name) })}
                  placeholder={t('import.no-column')}
                  showSearch={{ optionFilterProp: 'label' }}
                  status={requiredFields.includes(field) && !column ? 'warning' : ''}
                  value={column}
                  options={preview.columns.map((one) => ({ value: one, label: one }))}
                  onChange={(next?: string) => put(field, next)}
                />
              </td>
              <td className="quiet mapping-sample">{sampleOf(preview, column).join(' · ')}</td>
            </tr>
          );
        })}
        <tr>
          <th scope="row">
            {t('import.datum')}
            <div className="quiet mapping-help">{t('import.datum-help')}</div>
          </th>
          <td colSpan={2}>
            <Radio.Group
              aria-label={t('import.datum')}
              value={reading.datum}
              options={[
                { value: 'wgs84', label: 'WGS84' },
                { value: 'gcj02', label: t('import.gcj02') },
              ]}
              onChange={(event) =>
                onReading({ ...reading, datum: event.target.value === 'gcj02' ? 'gcj02' : 'wgs84' })
              }
            />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The first different values of a column, shortened. */
function sampleOf({ columns, rows }: ImportPreview, column: string | undefined): string[] {
  const at = columns.indexOf(column ?? '');
  if (at < 0) return [];
  const values = new Set(rows.map((row) => row[at]?.trim() ?? '').filter(Boolean));
  return [...values]
    .slice(0, sampleSize)
    .map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text));
}
