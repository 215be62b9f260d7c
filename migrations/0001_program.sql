-- One database is one program. What every later table leans on: settings, data keys, audit, the guard of a claim.
CREATE TABLE program (
  id TEXT PRIMARY KEY CHECK (id = 'program'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 16),
  time_zone TEXT NOT NULL,
  floor INTEGER NOT NULL CHECK (floor BETWEEN 11 AND 1000),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  -- The demo's clock; null in production, where the machine's clock is the only one.
  demo_now TEXT CHECK (demo_now IS NULL OR length(demo_now) = 24),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

-- A data key, wrapped by the key that SAYSO_KEY yields. Rows name the key that sealed them.
CREATE TABLE data_key (
  id TEXT PRIMARY KEY,
  wrapped TEXT NOT NULL,
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

-- Append-only: who did what to which row. Never a name, a number or a word of a patient.
CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL CHECK (length(at) = 24),
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('patient', 'staff', 'system', 'operator')),
  actor_id TEXT,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT,
  detail TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_subject ON audit (subject_kind, subject_id);

-- A commit's claim: one row that must say 1, or the whole commit rolls back. Always empty outside a commit.
CREATE TABLE must (
  ok INTEGER NOT NULL CHECK (ok = 1)
);
