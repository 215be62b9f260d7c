-- A follow-up knows the words it came from, when it was taken, when it goes on to everybody, and how it ended.
CREATE TABLE follow_up_owed (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('call', 'change_worker', 'crisis', 'allegation', 'words', 'pause_phrase', 'stop_word', 'wrong_number')),
  -- The worker concerned, who never sees that this row exists.
  hidden_from_staff_id TEXT REFERENCES staff (id),
  owner_staff_id TEXT REFERENCES staff (id),
  words_sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done')),
  claim TEXT,
  due_at TEXT NOT NULL CHECK (length(due_at) = 24),
  -- From then on every lead is told, not only whoever is on duty; null: at once everybody's.
  escalates_at TEXT CHECK (escalates_at IS NULL OR length(escalates_at) = 24),
  taken_at TEXT CHECK (taken_at IS NULL OR length(taken_at) = 24),
  -- Null while it is not done, and for those that were done before outcomes were asked for.
  outcome TEXT CHECK (outcome IN ('reached', 'referred', 'not_reached', 'not_needed')),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  done_at TEXT CHECK (done_at IS NULL OR length(done_at) = 24)
);
INSERT INTO follow_up_owed (id, patient_id, kind, hidden_from_staff_id, owner_staff_id, words_sealed, state, claim, due_at, created_at, done_at)
  SELECT id, patient_id, kind, hidden_from_staff_id, owner_staff_id, words_sealed, state, claim, due_at, created_at, done_at FROM follow_up;
DROP TABLE follow_up;
ALTER TABLE follow_up_owed RENAME TO follow_up;
CREATE INDEX follow_up_due ON follow_up (state, due_at);
CREATE INDEX follow_up_claim ON follow_up (claim);

-- Append-only: each try to reach the patient.
CREATE TABLE follow_up_attempt (
  id TEXT PRIMARY KEY,
  follow_up_id TEXT NOT NULL REFERENCES follow_up (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  result TEXT NOT NULL CHECK (result IN ('no_answer', 'left_message', 'another_time')),
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX follow_up_attempt_of ON follow_up_attempt (follow_up_id, at);

-- When people are there to read what patients write, as JSON: opening hours by weekday, 1 Monday to 7 Sunday, in the program's zone.
ALTER TABLE program ADD COLUMN staffed_hours TEXT NOT NULL DEFAULT '{"1":["09:00","17:00"],"2":["09:00","17:00"],"3":["09:00","17:00"],"4":["09:00","17:00"],"5":["09:00","17:00"]}';
-- 0: nobody reads the safety queue, and what invites words that need it is switched off.
ALTER TABLE program ADD COLUMN safety_staffed INTEGER NOT NULL DEFAULT 1 CHECK (safety_staffed IN (0, 1));
-- Who hears of words of danger first, and until when; null: every lead.
ALTER TABLE program ADD COLUMN on_duty_staff_id TEXT REFERENCES staff (id);
ALTER TABLE program ADD COLUMN on_duty_until TEXT CHECK (on_duty_until IS NULL OR length(on_duty_until) = 24);
