-- What was answered so far is kept apart for each holder of a link: the phone itself, and every browser or tablet that
-- opened it. Nobody who comes second is told anything of the first.
CREATE TABLE draft_by_holder (
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  -- 'phone': proved to hold the phone; 'before': kept before holders were told apart; else a token's hash.
  holder TEXT NOT NULL,
  -- 1: a code that was texted has been typed here, so that it goes on where the phone stands.
  proven INTEGER NOT NULL CHECK (proven IN (0, 1)),
  -- 1: nobody else had begun: the private part needs no code.
  first INTEGER NOT NULL CHECK (first IN (0, 1)),
  -- 1: sent the last open screen.
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 1000000),
  claim TEXT NOT NULL,
  answers_sealed TEXT NOT NULL,
  language TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  began_at TEXT NOT NULL CHECK (length(began_at) = 24),
  at TEXT NOT NULL CHECK (length(at) = 24),
  -- When the last open screen was sent; null: autosave alone kept something.
  sent_at TEXT CHECK (sent_at IS NULL OR length(sent_at) = 24),
  PRIMARY KEY (invitation_id, holder)
);
INSERT INTO draft_by_holder (invitation_id, holder, proven, first, done, revision, claim, answers_sealed, language, shared,
    began_at, at, sent_at)
  SELECT draft.invitation_id, 'before', 0, 1, 0, invitation.revision, '', draft.answers_sealed, draft.language, draft.shared,
    draft.at, draft.at, draft.at
  FROM draft INNER JOIN invitation ON invitation.id = draft.invitation_id;
DROP TABLE draft;
ALTER TABLE draft_by_holder RENAME TO draft;
CREATE INDEX draft_claim ON draft (claim);
