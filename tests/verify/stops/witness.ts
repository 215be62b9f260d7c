// Stands in the database itself and writes down each lease and each attempt of a text to a phone that has said stop.
// Lease and stop both hold the phone's row until they commit, so what it sees is what is committed.
import { sql } from 'kysely'
import type { Db } from '../../../server/db/database.ts'
import type { Migratable } from '../../../server/db/migrate.ts'

const WHEN = `NEW.state IN ('leased', 'attempting')
  AND (SELECT state FROM contact WHERE id = NEW.contact_id) = 'stopped'`

const ON_SQLITE = `
CREATE TABLE leased_after_stop (id TEXT NOT NULL);
CREATE TRIGGER witness AFTER UPDATE OF state ON outbox WHEN ${WHEN}
BEGIN INSERT INTO leased_after_stop VALUES (NEW.id); END;`

const ON_POSTGRES = `
CREATE TABLE leased_after_stop (id TEXT NOT NULL);
CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ${WHEN} THEN INSERT INTO leased_after_stop VALUES (NEW.id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER witness AFTER UPDATE OF state ON outbox FOR EACH ROW EXECUTE FUNCTION witness();`

export const placeWitness = (db: Migratable, postgres: boolean): Promise<void> =>
  db.script(postgres ? ON_POSTGRES : ON_SQLITE)

/** The texts that were leased or attempted after the stop of their phone. */
export async function witnessed({ query }: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT id FROM leased_after_stop`.execute(query)
  return rows.map(({ id }) => id)
}
