-- Who helped a patient answer on the clinic's tablet: a staff member, or a kind of person the patient brought, never a name.
ALTER TABLE kiosk_code ADD COLUMN helped_kind TEXT CHECK (helped_kind IN ('staff', 'family', 'friend', 'interpreter'));
ALTER TABLE kiosk_code ADD COLUMN helped_staff_id TEXT REFERENCES staff (id);
ALTER TABLE invitation ADD COLUMN helped_kind TEXT CHECK (helped_kind IN ('staff', 'family', 'friend', 'interpreter'));
ALTER TABLE invitation ADD COLUMN helped_staff_id TEXT REFERENCES staff (id);
ALTER TABLE response ADD COLUMN helped_kind TEXT CHECK (helped_kind IN ('staff', 'family', 'friend', 'interpreter'));
ALTER TABLE response ADD COLUMN helped_staff_id TEXT REFERENCES staff (id);
