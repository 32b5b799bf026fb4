import { LockOutlined } from '@ant-design/icons';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Why nothing can be changed here, and who can. */
export function ReadOnlyNote() {
  const { declared } = useSession();
  const { t, l, list } = useWords();
  const roles = declared.roles.filter((role) => role.may.includes('detectors.edit'));
  return (
    <p className="read-only-note">
      <LockOutlined aria-hidden="true" />{' '}
      {t('detectors.read-only', { roles: list(roles.map((role) => l(role.label))) })}
    </p>
  );
}
