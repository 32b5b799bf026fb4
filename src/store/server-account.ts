import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account that the embedded server runs under. */
export interface ServerAccount {
  uid: number;
  gid: number;
  /** true when Node is root and the server must be given to somebody else */
  isOther: boolean;
}

/** PostgreSQL refuses to run as root; this id ("nobody") works without any account on the machine. */
const nobody = 65534;

/** Who runs the server: we ourselves, or nobody when we are root. */
export function serverAccount(): ServerAccount {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  return uid === 0 ? { uid: nobody, gid: nobody, isOther: true } : { uid, gid, isOther: false };
}

/**
 * Whether the account may enter this folder and every folder above it. Looks at the mode bits only
 * (no access lists), because a process cannot ask on behalf of another account.
 */
export function canEnter(account: ServerAccount, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}
