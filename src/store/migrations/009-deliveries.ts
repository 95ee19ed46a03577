/** What was delivered to partners, in a chain of hashes, and what they say that they received (spec: exchange, sections 6.5 and 11). */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `CREATE TABLE delivery (
     seq INTEGER PRIMARY KEY, at TEXT NOT NULL, agreement TEXT NOT NULL, item TEXT, audience TEXT NOT NULL, collection TEXT NOT NULL,
     release INTEGER, kind TEXT NOT NULL CHECK (kind IN ('release', 'checkpoint', 'pack', 'object', 'metadata')), file TEXT NOT NULL,
     start INTEGER NOT NULL, bytes INTEGER NOT NULL, length INTEGER NOT NULL, partner TEXT NOT NULL, previous TEXT NOT NULL,
     hash TEXT NOT NULL)`,
  `CREATE INDEX delivery_agreement ON delivery (agreement, at)`,
  `CREATE INDEX delivery_partner ON delivery (partner, seq)`,
  `CREATE INDEX delivery_hash ON delivery (hash)`,
  `CREATE TABLE delivery_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL)`,
  `INSERT INTO delivery_head VALUES (1, 0, '${'0'.repeat(64)}')`,
  `CREATE TABLE partner_letter (
     id INTEGER PRIMARY KEY, partner TEXT NOT NULL, key TEXT NOT NULL, audience TEXT NOT NULL, heard_at TEXT NOT NULL, delivery TEXT,
     disputed TEXT, jws TEXT NOT NULL)`,
  `CREATE INDEX partner_letter_key ON partner_letter (key)`,
  // A letter that comes twice says nothing new.
  `CREATE TABLE partner_receipt (
     id INTEGER PRIMARY KEY, letter INTEGER NOT NULL REFERENCES partner_letter (id) ON DELETE CASCADE, partner TEXT NOT NULL,
     key TEXT NOT NULL, audience TEXT NOT NULL, collection TEXT NOT NULL, release INTEGER NOT NULL, hash TEXT NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('received', 'applied', 'refused')), reason TEXT, at TEXT NOT NULL,
     UNIQUE (key, audience, collection, release, hash, status, at))`,
  `CREATE INDEX partner_receipt_letter ON partner_receipt (letter)`,
  // How often a receipt was offered in vain, and the hash of the latest delivery that the publisher named when it took it.
  `ALTER TABLE receipt ADD COLUMN tries INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE receipt ADD COLUMN delivery TEXT`,
]
