-- When patients are asked, as the program itself has set it.
-- JSON: what differs from the schedule that a program begins with.
ALTER TABLE program ADD COLUMN schedule TEXT NOT NULL DEFAULT '{}';
ALTER TABLE program ADD COLUMN schedule_revision INTEGER NOT NULL DEFAULT 0 CHECK (schedule_revision BETWEEN 0 AND 1000000000);

-- The revision by which next_due_on was worked out: ticks look again, a few at a time, at those of an older one.
ALTER TABLE enrolment ADD COLUMN schedule_revision INTEGER NOT NULL DEFAULT 0 CHECK (schedule_revision BETWEEN 0 AND 1000000000);
CREATE INDEX enrolment_schedule ON enrolment (schedule_revision);

-- What one patient was sent lately, on whichever phone.
CREATE INDEX outbox_patient ON outbox (patient_id, kind, attempted_at);
