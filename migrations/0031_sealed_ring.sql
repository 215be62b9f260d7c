-- Sealed answers leave no column that names a person, an item or an order: one body for each begun interview, padded
-- blocks of a program year after its link has ended, and the members of published figures. Keys are a year's, and go with it.
CREATE TABLE sealed_key (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 9999),
  -- By the key of SAYSO_SEALED_KEY, never of SAYSO_KEY.
  wrapped TEXT NOT NULL,
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

CREATE TABLE sealed_part (
  -- A keyed hash of the invitation.
  slot TEXT PRIMARY KEY,
  key_id TEXT NOT NULL,
  body TEXT NOT NULL,
  -- By chance, new at each save: whoever read an older one comes too late.
  claim TEXT NOT NULL
);
CREATE INDEX sealed_part_claim ON sealed_part (claim);

CREATE TABLE sealed_year (
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 9999),
  part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 100000000),
  key_id TEXT NOT NULL,
  claim TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (year, part)
);
CREATE INDEX sealed_year_claim ON sealed_year (claim);

-- The rows that a published figure was made from: kept until the year is closed, so that a later figure is held against them.
CREATE TABLE sealed_cell (
  release_id TEXT PRIMARY KEY REFERENCES release (id),
  key_id TEXT NOT NULL,
  body TEXT NOT NULL
);

-- What an interview may know of its private part, sealed to one length by the sealed ring; null in older invitations.
ALTER TABLE invitation ADD COLUMN facts_sealed TEXT;
-- 1: begun, and its link has not been looked at after its end.
ALTER TABLE invitation ADD COLUMN part_open INTEGER NOT NULL DEFAULT 0 CHECK (part_open IN (0, 1));
CREATE INDEX invitation_part_open ON invitation (part_open, expires_at);

-- What a held window waits for: more people, or a second maker of letters, codes and numbers.
ALTER TABLE release ADD COLUMN held_for TEXT CHECK (held_for IN ('people', 'maker'));
