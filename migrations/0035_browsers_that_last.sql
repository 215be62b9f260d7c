-- A browser shows earlier words only after two links that were texted have been answered in it, two weeks apart or more.
-- Until then it is known, and trusted with nothing but what it answers itself.
-- The phone whose links were answered here; another number ends it.
ALTER TABLE browser ADD COLUMN contact_id TEXT REFERENCES contact (id);
-- When a link was last answered here; null in older rows.
ALTER TABLE browser ADD COLUMN seen_at TEXT CHECK (seen_at IS NULL OR length(seen_at) = 24);
ALTER TABLE browser ADD COLUMN trusted_at TEXT CHECK (trusted_at IS NULL OR length(trusted_at) = 24);
CREATE INDEX browser_patient ON browser (patient_id);
