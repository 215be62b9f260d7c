-- A letter's link is a token of its own, kept hashed, and says who made it; it leads to an interview until that ends.
CREATE TABLE staff_link (
  token_hash TEXT PRIMARY KEY,
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  made_by TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('letter')),
  made_at TEXT NOT NULL CHECK (length(made_at) = 24)
);

-- After a sitting with a helper the private link goes by letter where no text can go: to be printed, whatever was asked.
CREATE TABLE owed_letter (
  invitation_id TEXT PRIMARY KEY REFERENCES invitation (id),
  owed_at TEXT NOT NULL CHECK (length(owed_at) = 24)
);
