import type { Grant, Permission, Role, Viewer } from '../../model/role.ts';

const rolesOf = (grants: readonly Grant[], roles: readonly Role[]) =>
  roles.filter((role) => grants.some((grant) => grant.role === role.code));

/** Everything that the grants allow outside the acts of programmes, in the order of Permission. */
export function permissionsOf(grants: readonly Grant[], roles: readonly Role[]): Permission[] {
  return [...new Set(rolesOf(grants, roles).flatMap((role) => role.may))];
}

/** Whether one of the viewer's roles has the permission. Where it holds: `grantsWith`. */
export function may(viewer: Viewer, permission: Permission, roles: readonly Role[]): boolean {
  return permissionsOf(viewer.grants, roles).includes(permission);
}

/** The viewer's grants whose role has the permission: it holds in their places, nowhere else. */
export function grantsWith(
  viewer: Viewer,
  permission: Permission,
  roles: readonly Role[],
): Grant[] {
  const codes = new Set(roles.filter((role) => role.may.includes(permission)).map((r) => r.code));
  return viewer.grants.filter((grant) => codes.has(grant.role));
}

/** The page to open first: that of the first role, in the order in which roles are declared. */
export function landingOf(grants: readonly Grant[], roles: readonly Role[]): Role['landing'] {
  return rolesOf(grants, roles)[0]?.landing ?? 'today';
}
