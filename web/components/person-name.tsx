import { UserOutlined } from '@ant-design/icons';

/** A person as colleagues see them; whoever reported something comes masked from the server. */
export function PersonName({ name, beside }: { name: string; beside?: string }) {
  return (
    <span className="person">
      <UserOutlined aria-hidden="true" />
      <span>{name || '—'}</span>
      {beside && <span className="quiet">{beside}</span>}
    </span>
  );
}
