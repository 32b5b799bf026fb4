import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError, type ClientBase } from 'pg';
import { ProblemError, problem } from '../model/problem.ts';
import { appRole } from './connect-store.ts';

const insufficientPrivilege = '42501';

/**
 * Makes the application's role where it is missing. Roles belong to the whole cluster, so other
 * databases' clients may do the same at this moment. On an embedded server the role signs in by
 * itself; elsewhere the user of DATABASE_URL takes it on (SET ROLE) and must be a member.
 * Throws ProblemError `store.role` with the statements for an administrator where it may not.
 */
export async function ensureAppRole(client: ClientBase, signsIn: boolean): Promise<void> {
  try {
    for (let tries = 0; tries < 20 && !(await isUsable(client)); tries++) {
      if (tries > 0) await pause(25 * tries);
      await makeOnce(client, signsIn);
    }
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === insufficientPrivilege)) throw error;
    throw new ProblemError(
      problem(
        'store.role',
        'DATABASE_URL',
        `数据库用户无权建立应用角色：请管理员执行 CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO 该用户;`,
        `the user may not make the application's role: have an administrator run CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO that user;`,
        { got: error.message },
      ),
    );
  }
}

async function isUsable(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT pg_has_role(current_user, oid,
              CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) AS may
       FROM pg_roles WHERE rolname = $1`,
    [appRole],
  );
  return rows[0]?.may === true;
}

/** Codes of statements that lost a race: the role is there already, or somebody wrote it just now. */
const raced = new Set(['42710', '23505', 'XX000']);

async function makeOnce(client: ClientBase, signsIn: boolean): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole]);
  const make = `CREATE ROLE ${appRole} ${signsIn ? 'LOGIN' : 'NOLOGIN'}`;
  const statement = rowCount ? `GRANT ${appRole} TO CURRENT_USER` : make;
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof DatabaseError && raced.has(error.code ?? ''))) throw error;
  }
}
