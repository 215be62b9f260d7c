-- Codes that start an interview on a clinic's tablet: kept hashed, and good for one start.
CREATE TABLE kiosk_code (
  code_hash TEXT PRIMARY KEY,
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  made_by TEXT NOT NULL REFERENCES staff (id),
  made_at TEXT NOT NULL CHECK (length(made_at) = 24),
  expires_at TEXT NOT NULL CHECK (length(expires_at) = 24),
  claim TEXT,
  -- The sitting that the code started: the tablet holds its token in memory and nowhere else.
  sitting_hash TEXT UNIQUE,
  sitting_until TEXT CHECK (sitting_until IS NULL OR length(sitting_until) = 24)
);
CREATE INDEX kiosk_code_invitation ON kiosk_code (invitation_id);
CREATE INDEX kiosk_code_claim ON kiosk_code (claim);
