import { z } from 'zod';
import { Label } from './label.ts';

/** A table whose columns follow from the form of an opening act: what each is called and may hold. */
export const TableSource = z.object({
  /** names it as a source: `sheet-enterprise-enter` */
  code: z.string(),
  label: Label,
  programme: z.string(),
  columns: z.array(
    z.object({
      heading: Label,
      required: z.boolean(),
      /** what may stand in a cell */
      says: Label,
      /** of a choice: all there are */
      choices: z.array(Label),
    }),
  ),
});
export type TableSource = z.infer<typeof TableSource>;
