import type { Field } from '../../src/model/programme.ts';

/** What every input of a form gets. `id` ties it to its label; `value` is what the API wants. */
export interface FieldProps {
  id?: string;
  field: Field;
  value?: unknown;
  onChange?: (value: unknown) => void;
  'aria-required'?: boolean | 'true' | 'false';
  'aria-describedby'?: string;
  'aria-invalid'?: boolean | 'true' | 'false';
}
