-- Browsers in which an account was signed in to: each has tries of its own, which strangers cannot use up.
CREATE TABLE known_browser (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES "user" ("id"),
  used_at TEXT NOT NULL CHECK (length(used_at) = 24),
  UNIQUE (token_hash, account_id)
);
CREATE INDEX known_browser_account ON known_browser (account_id);
