import { Input } from 'antd';
import { creditCodeFault } from '../../src/kernels/text/credit-code.ts';
import { useWords } from '../words.ts';
import type { FieldProps } from './field-props.ts';
import './field-kinds.css';

interface Organisation {
  name?: string | undefined;
  code?: string | undefined;
}

const organisationOf = (value: unknown): Organisation =>
  typeof value === 'string' ? { name: value } : ((value as Organisation | undefined) ?? {});

/** The name of an organisation and its unified social credit code, which is checked while it is typed. */
export function OrganisationInput({ field, value, onChange, ...more }: FieldProps) {
  const { t } = useWords();
  const { name = '', code = '' } = organisationOf(value);
  const write = (next: Organisation) =>
    onChange?.(
      next.name || next.code ? { name: next.name, code: next.code || undefined } : undefined,
    );
  const typed = code.trim().toUpperCase();
  const fault = typed.length >= 18 ? creditCodeFault(typed) : undefined;
  return (
    <>
      <span className="organisation-input">
        <Input
          {...more}
          value={name}
          maxLength={field.max ?? 200}
          autoComplete="off"
          onChange={({ target }) => write({ name: target.value, code })}
        />
        <Input
          value={code}
          maxLength={20}
          autoComplete="off"
          aria-label={t('organisation.code')}
          placeholder={t('organisation.code')}
          {...(fault ? { status: 'error' } : {})}
          aria-invalid={fault !== undefined}
          className="figures"
          onChange={({ target }) => write({ name, code: target.value })}
        />
      </span>
      {fault && (
        <small role="alert" className="refusal">
          {t(`organisation.${fault.why}`)}
        </small>
      )}
    </>
  );
}
