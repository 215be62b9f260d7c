-- A browser asked for a code by text, so that it may go on at a link: six digits that follow from the text's id and our key,
-- and are kept nowhere.
CREATE TABLE page_code (
  -- Of the text that brings it.
  id TEXT PRIMARY KEY,
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  contact_id TEXT NOT NULL REFERENCES contact (id),
  -- Who asked: a browser's token, hashed.
  holder TEXT NOT NULL,
  made_at TEXT NOT NULL CHECK (length(made_at) = 24),
  -- Counted before each.
  tries INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 5),
  claim TEXT
);
CREATE INDEX page_code_claim ON page_code (claim);
CREATE INDEX page_code_phone ON page_code (contact_id, made_at);
CREATE INDEX page_code_link ON page_code (invitation_id, holder);
