-- Surveys, who is asked, and what they answered. A patient's own words are sealed columns; sealed answers have their own table.
CREATE TABLE survey_version (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 100000),
  definition TEXT NOT NULL,
  hash TEXT NOT NULL,
  published_at TEXT NOT NULL CHECK (length(published_at) = 24),
  PRIMARY KEY (id, version)
);

-- A goal is a chain of versions in the patient's words: a change is a new row, never an edit.
CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  thread_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 100000),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  words_sealed TEXT NOT NULL,
  nickname_sealed TEXT,
  weight INTEGER CHECK (weight BETWEEN 1 AND 3),
  language TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  set_at TEXT NOT NULL CHECK (length(set_at) = 24),
  -- Set when a newer version or a drop ends this one.
  ended_at TEXT CHECK (ended_at IS NULL OR length(ended_at) = 24),
  UNIQUE (thread_id, version)
);
CREATE INDEX goal_patient ON goal (patient_id, set_at);

CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  contact_id TEXT REFERENCES contact (id),
  occasion TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  survey_version INTEGER NOT NULL CHECK (survey_version BETWEEN 1 AND 100000),
  -- What the survey may know besides answers (InterviewFacts), fixed now.
  facts TEXT NOT NULL,
  -- The person the questions name, fixed now: reassignment never rewrites history. Null: team level only.
  about_staff_id TEXT REFERENCES staff (id),
  about_team_id TEXT REFERENCES team (id),
  goal_id TEXT REFERENCES goal (id),
  token_hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('planned', 'invited', 'delivered', 'started', 'completed', 'partial', 'expired',
    'undeliverable', 'refused', 'stopped')),
  -- Raised by every saved screen; a stale one is refused.
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 1000000),
  claim TEXT,
  due_at TEXT NOT NULL CHECK (length(due_at) = 24),
  expires_at TEXT NOT NULL CHECK (length(expires_at) = 24),
  invited_at TEXT CHECK (invited_at IS NULL OR length(invited_at) = 24),
  delivered_at TEXT CHECK (delivered_at IS NULL OR length(delivered_at) = 24),
  started_at TEXT CHECK (started_at IS NULL OR length(started_at) = 24),
  ended_at TEXT CHECK (ended_at IS NULL OR length(ended_at) = 24),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  UNIQUE (enrolment_id, occasion)
);
CREATE INDEX invitation_patient ON invitation (patient_id, due_at);
CREATE INDEX invitation_state ON invitation (state, expires_at);

-- A browser that has answered as this patient: only there may a page show earlier words. On a phone that others
-- use it lasts for one invitation.
CREATE TABLE browser (
  token_hash TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  invitation_id TEXT REFERENCES invitation (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

-- Open answers of an interview under way; gone when it is submitted. Sealed drafts live in sealed_answer.
CREATE TABLE draft (
  invitation_id TEXT PRIMARY KEY REFERENCES invitation (id),
  answers_sealed TEXT NOT NULL,
  language TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  at TEXT NOT NULL CHECK (length(at) = 24)
);

-- Append-only: one submitted interview.
CREATE TABLE response (
  id TEXT PRIMARY KEY,
  invitation_id TEXT NOT NULL UNIQUE REFERENCES invitation (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  survey_id TEXT NOT NULL,
  survey_version INTEGER NOT NULL CHECK (survey_version BETWEEN 1 AND 100000),
  language TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('page', 'sms', 'kiosk', 'voice')),
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  -- The patient-local month it belongs to, so that sums by month need no clock.
  month TEXT NOT NULL CHECK (length(month) = 7),
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX response_patient ON response (patient_id, at);
CREATE INDEX response_month ON response (month);

CREATE TABLE answer (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES response (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  item TEXT NOT NULL,
  construct TEXT NOT NULL,
  value INTEGER CHECK (value BETWEEN 0 AND 1000),
  words_sealed TEXT,
  goal_id TEXT REFERENCES goal (id),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  month TEXT NOT NULL CHECK (length(month) = 7),
  at TEXT NOT NULL CHECK (length(at) = 24),
  UNIQUE (response_id, item),
  CHECK ((value IS NULL) <> (words_sealed IS NULL))
);
CREATE INDEX answer_patient ON answer (patient_id, at);
CREATE INDEX answer_item_month ON answer (item, month);

-- "Want to tell your case manager something?": passed on with the patient's name, by their own wish.
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  invitation_id TEXT NOT NULL UNIQUE REFERENCES invitation (id),
  words_sealed TEXT NOT NULL,
  language TEXT NOT NULL,
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX note_patient ON note (patient_id, at);

CREATE TABLE score (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES response (id),
  scale TEXT NOT NULL,
  value INTEGER CHECK (value BETWEEN -100000 AND 200000),
  answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND 1000),
  UNIQUE (response_id, scale)
);

-- Every sealed item, its drafts and scores, and nothing else. No statement of a staff page may name this table.
CREATE TABLE sealed_answer (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('draft', 'answer', 'score')),
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  -- The item, or the scale of a score.
  item TEXT NOT NULL,
  value INTEGER CHECK (value BETWEEN -100000 AND 200000),
  survey_id TEXT NOT NULL,
  survey_version INTEGER NOT NULL CHECK (survey_version BETWEEN 1 AND 100000),
  language TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('page', 'sms', 'kiosk', 'voice')),
  about_staff_id TEXT REFERENCES staff (id),
  about_team_id TEXT REFERENCES team (id),
  discipline TEXT,
  region TEXT,
  enrolled_on TEXT NOT NULL CHECK (length(enrolled_on) = 10),
  month TEXT NOT NULL CHECK (length(month) = 7),
  stored_at TEXT NOT NULL CHECK (length(stored_at) = 24),
  UNIQUE (invitation_id, item, kind)
);
CREATE INDEX sealed_answer_stored ON sealed_answer (kind, stored_at);
