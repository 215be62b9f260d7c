-- A text whose words stand in sealed_answer alone is still to be erased at the carrier: tried again until it is.
ALTER TABLE inbound ADD COLUMN erase_due INTEGER NOT NULL DEFAULT 0 CHECK (erase_due IN (0, 1));
CREATE INDEX inbound_erase_due ON inbound (erase_due, at);
