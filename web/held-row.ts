import { useState } from 'react';

/**
 * The row under the cursor: at once where a key puts it, while the address follows a moment later.
 * When the address changes by itself (the back button), the row follows it.
 */
export function useHeldRow(inAddress: string | undefined) {
  const [row, setRow] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    setRow(inAddress);
  }
  return [row, setRow] as const;
}
