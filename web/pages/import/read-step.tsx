import { Alert, Button, Radio } from 'antd';
import type { ImportPreview } from '../../../src/model/view.ts';
import { ProblemLine } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';
import { fieldWords, missingFields, suggestedReading, type Reading } from './import-fields.ts';
import { MappingField } from './mapping-field.tsx';
import { PreviewTable } from './preview-table.tsx';

export interface ReadStepProps {
  preview: ImportPreview;
  reading: Reading;
  onReading: (reading: Reading) => void;
  onNext: () => void;
  onBack: () => void;
}

/** What the file holds, and how its columns are to be read. */
export function ReadStep({ preview, reading, onReading, onNext, onBack }: ReadStepProps) {
  const { t, l } = useWords();
  const missing = missingFields(reading);
  const comma = t('audit.comma');
  const ownMapping = (): Reading =>
    reading.kind === 'mapping' ? reading : suggestedReading({ ...preview, fits: [] });
  return (
    <section className="page-section" aria-label={t('import.step.read')}>
      <p>
        <strong>{preview.fileName}</strong>{' '}
        <span className="quiet">
          {t('import.file-facts', {
            format: preview.format.toUpperCase(),
            encoding: preview.encoding,
            columns: preview.columns.length,
          })}
        </span>
      </p>
      {preview.problems.map((problem) => (
        <Alert
          key={`${problem.code} ${problem.path}`}
          type="warning"
          showIcon
          title={<ProblemLine problem={problem} />}
        />
      ))}
      <fieldset className="reading">
        <legend>{t('import.how')}</legend>
        <Radio.Group
          className="reading-choices"
          value={reading.kind === 'source' ? reading.source : ''}
          onChange={(event) => {
            const source = String(event.target.value);
            onReading(source ? { kind: 'source', source } : ownMapping());
          }}
        >
          {preview.fits.map((fit) => (
            <Radio key={fit.source} value={fit.source}>
              {l(fit.label)}
              <span className="quiet">
                {fit.missing.length === 0
                  ? ` · ${t('import.fits')}`
                  : ` · ${t('import.missing', { columns: fit.missing.join(comma) })}`}
                {fit.unknown.length > 0 &&
                  ` · ${t('import.unknown', { columns: fit.unknown.join(comma) })}`}
              </span>
            </Radio>
          ))}
          <Radio value="">{t('import.own-mapping')}</Radio>
        </Radio.Group>
      </fieldset>
      {reading.kind === 'mapping' && (
        <MappingField preview={preview} reading={reading} onReading={onReading} />
      )}
      <div className="button-row">
        <Button onClick={onBack}>{t('import.other-file')}</Button>
        <Button type="primary" disabled={missing.length > 0} onClick={onNext}>
          {t('import.try')}
        </Button>
        {missing.length > 0 && (
          <span className="quiet">
            {t('import.still', { fields: missing.map((f) => t(fieldWords[f][0])).join(comma) })}
          </span>
        )}
      </div>
      <PreviewTable preview={preview} />
    </section>
  );
}
