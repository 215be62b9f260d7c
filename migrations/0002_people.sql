-- Staff, patients, phones, and who works with whom. Columns ending in _sealed are AES-256-GCM; _index are keyed hashes.
CREATE TABLE team (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  county_id_sealed TEXT,
  county_id_index TEXT UNIQUE,
  name_sealed TEXT NOT NULL,
  email_sealed TEXT,
  email_index TEXT UNIQUE,
  discipline TEXT CHECK (discipline IN ('mental_health_clinician', 'substance_use_counsellor', 'social_worker',
    'public_health_nurse', 'housing_specialist', 'community_health_worker')),
  team_id TEXT REFERENCES team (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  phone_sealed TEXT NOT NULL,
  phone_index TEXT NOT NULL UNIQUE,
  -- open: may be texted; stopped: STOP; paused: a phrase a person must read; unlinked: not this patient's; dead: the carrier says so.
  state TEXT NOT NULL CHECK (state IN ('open', 'stopped', 'paused', 'unlinked', 'dead')),
  -- Raised by every stop and every lease first of all, so that the two can never pass each other.
  touched INTEGER NOT NULL CHECK (touched BETWEEN 0 AND 9007199254740991),
  welcomed_at TEXT CHECK (welcomed_at IS NULL OR length(welcomed_at) = 24),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);

CREATE TABLE patient (
  id TEXT PRIMARY KEY,
  county_id_sealed TEXT NOT NULL,
  county_id_index TEXT NOT NULL UNIQUE,
  name_sealed TEXT NOT NULL,
  contact_id TEXT REFERENCES contact (id),
  phone_kind TEXT NOT NULL CHECK (phone_kind IN ('own', 'shared', 'program')),
  -- What the patient said of the phone (item B6): own or shared; null until asked.
  phone_said TEXT CHECK (phone_said IN ('own', 'shared')),
  language TEXT NOT NULL,
  -- IANA zones, space-separated; several when in doubt, and then a text must fit all of them.
  time_zones TEXT NOT NULL,
  zip_sealed TEXT,
  birth_year_sealed TEXT,
  region TEXT,
  -- 1 unless the patient said no (B5); prospective. Null until the sentence was met: nothing counts as shared before.
  sharing INTEGER CHECK (sharing IN (0, 1)),
  sharing_since TEXT CHECK (sharing_since IS NULL OR length(sharing_since) = 24),
  -- Consent to texts now in force: the ledger is consent_event.
  consented_at TEXT CHECK (consented_at IS NULL OR length(consented_at) = 24),
  paused_until TEXT CHECK (paused_until IS NULL OR length(paused_until) = 10),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
);
CREATE INDEX patient_contact ON patient (contact_id);

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  enrolled_on TEXT NOT NULL CHECK (length(enrolled_on) = 10),
  graduated_on TEXT CHECK (graduated_on IS NULL OR length(graduated_on) = 10),
  -- Which month of each three carries the trust questions.
  rotation INTEGER NOT NULL CHECK (rotation BETWEEN 0 AND 2),
  -- The next patient-local date on which something may be due, so that a tick reads only what is due.
  next_due_on TEXT CHECK (next_due_on IS NULL OR length(next_due_on) = 10),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  UNIQUE (patient_id, enrolled_on)
);
CREATE INDEX enrolment_due ON enrolment (next_due_on);

CREATE TABLE assignment (
  id TEXT PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  to_on TEXT CHECK (to_on IS NULL OR length(to_on) = 10),
  UNIQUE (enrolment_id, staff_id, from_on)
);
CREATE INDEX assignment_staff ON assignment (staff_id, from_on);
CREATE INDEX assignment_patient ON assignment (patient_id);

-- Append-only: each yes and each no, in whose words, and how we know.
CREATE TABLE consent_event (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  contact_id TEXT REFERENCES contact (id),
  kind TEXT NOT NULL CHECK (kind IN ('texts_given', 'texts_withdrawn', 'sharing_on', 'sharing_off', 'phone_own', 'phone_shared')),
  wording TEXT NOT NULL,
  language TEXT NOT NULL,
  channel TEXT NOT NULL,
  evidence_sealed TEXT,
  given_on TEXT NOT NULL CHECK (length(given_on) = 10),
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX consent_event_patient ON consent_event (patient_id, at);

-- Append-only journal by number, so that it can leave the database and be replayed after a restore.
CREATE TABLE suppression (
  id TEXT PRIMARY KEY,
  phone_index TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('stop', 'pause', 'start', 'wrong_number', 'dead')),
  channel TEXT NOT NULL,
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX suppression_phone ON suppression (phone_index, at);

CREATE TABLE follow_up (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('call', 'change_worker', 'crisis', 'pause_phrase', 'stop_word', 'wrong_number')),
  -- The worker concerned, who never sees that this row exists.
  hidden_from_staff_id TEXT REFERENCES staff (id),
  owner_staff_id TEXT REFERENCES staff (id),
  words_sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done')),
  claim TEXT,
  due_at TEXT NOT NULL CHECK (length(due_at) = 24),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  done_at TEXT CHECK (done_at IS NULL OR length(done_at) = 24)
);
CREATE INDEX follow_up_due ON follow_up (state, due_at);
