-- How many patients who call their phone their own have answered in this browser, one after the other; not who the others are.
ALTER TABLE browser ADD COLUMN patients INTEGER NOT NULL DEFAULT 1 CHECK (patients BETWEEN 1 AND 1000000);
CREATE INDEX browser_created ON browser (created_at);

-- One look at the answers of a quarter, when nobody can answer for it any more: what looked odd about them, as kinds alone.
CREATE TABLE data_check (
  quarter TEXT PRIMARY KEY CHECK (length(quarter) = 7),
  -- Separated by spaces; empty: nothing.
  found TEXT NOT NULL,
  at TEXT NOT NULL CHECK (length(at) = 24)
);
