-- The survey workshop: who published a version (null: it came with the product), and one draft per survey.
ALTER TABLE survey_version ADD COLUMN published_by TEXT REFERENCES staff (id);

CREATE TABLE survey_draft (
  survey_id TEXT PRIMARY KEY,
  -- As it was typed: a draft may be no JSON at all.
  definition TEXT NOT NULL,
  -- The version that it began as a copy of; null: from nothing, or from another survey.
  based_on INTEGER CHECK (based_on BETWEEN 1 AND 100000),
  -- Raised by every save; a stale one is refused.
  revision INTEGER NOT NULL CHECK (revision BETWEEN 1 AND 1000000),
  claim TEXT,
  saved_by TEXT NOT NULL REFERENCES staff (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24)
);
CREATE INDEX survey_draft_claim ON survey_draft (claim);
