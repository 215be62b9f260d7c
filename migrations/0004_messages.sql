-- Texts out and in. A text out is kept as template, language and parameters, and rendered when it is sent.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact (id),
  patient_id TEXT REFERENCES patient (id),
  invitation_id TEXT REFERENCES invitation (id),
  -- ours: a text we start, bound by window and frequency; reply: an answer to the patient's own message.
  kind TEXT NOT NULL CHECK (kind IN ('ours', 'reply')),
  template TEXT NOT NULL,
  -- Ids and codes only, as JSON: never a name, a number or a patient's words.
  parameters TEXT NOT NULL,
  language TEXT NOT NULL,
  -- 1: part of a conversation about sealed questions; its body is redacted at the carrier.
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'attempting', 'accepted', 'sent', 'delivered', 'undelivered',
    'failed', 'unknown', 'cancelled')),
  not_before TEXT NOT NULL CHECK (length(not_before) = 24),
  -- After this instant it is cancelled, never sent late.
  not_after TEXT NOT NULL CHECK (length(not_after) = 24),
  lease_until TEXT CHECK (lease_until IS NULL OR length(lease_until) = 24),
  claim TEXT,
  attempts INTEGER NOT NULL CHECK (attempts BETWEEN 0 AND 1000),
  sid TEXT UNIQUE,
  error_code TEXT,
  segments INTEGER CHECK (segments BETWEEN 0 AND 100),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  attempted_at TEXT CHECK (attempted_at IS NULL OR length(attempted_at) = 24),
  settled_at TEXT CHECK (settled_at IS NULL OR length(settled_at) = 24)
);
CREATE INDEX outbox_due ON outbox (state, not_before);
CREATE INDEX outbox_contact ON outbox (contact_id, kind, created_at);
CREATE INDEX outbox_invitation ON outbox (invitation_id);

-- Every message from a patient's phone, stored once before the carrier hears 200.
CREATE TABLE inbound (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL UNIQUE,
  contact_id TEXT REFERENCES contact (id),
  phone_index TEXT NOT NULL,
  -- Null once the text was consumed as a sealed answer: then the answer stands in sealed_answer alone.
  body_sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('stored', 'handled')),
  handled_as TEXT,
  claim TEXT,
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX inbound_state ON inbound (state, at);
CREATE INDEX inbound_contact ON inbound (contact_id, at);

-- The one open conversation of a phone: which question is being waited for.
CREATE TABLE conversation (
  contact_id TEXT PRIMARY KEY REFERENCES contact (id),
  invitation_id TEXT NOT NULL REFERENCES invitation (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  -- The item, or a closing offer, that the next reply answers.
  awaiting TEXT NOT NULL,
  language TEXT NOT NULL,
  misses INTEGER NOT NULL CHECK (misses BETWEEN 0 AND 100),
  claim TEXT,
  updated_at TEXT NOT NULL CHECK (length(updated_at) = 24)
);

-- The simulated phones' own store: what lies on the phones of the demo county and of tests. Unused with a real carrier.
CREATE TABLE phone_message (
  id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  body TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('to_patient', 'from_patient')),
  at TEXT NOT NULL CHECK (length(at) = 24)
);
CREATE INDEX phone_message_recipient ON phone_message (recipient, at);
CREATE INDEX phone_message_sender ON phone_message (sender, at);
