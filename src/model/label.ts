import { z } from 'zod';

/** A text that people read, in both languages of the interface. Chinese comes first. */
export const Label = z.object({ zh: z.string().min(1), en: z.string().min(1) }).strict();
export type Label = z.infer<typeof Label>;

/** Interface languages. */
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;
