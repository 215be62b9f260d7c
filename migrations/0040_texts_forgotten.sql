-- Once a link has ended, the texts of its conversation go, alike after every one: their number and order would tell whether
-- private questions were asked and answered.
ALTER TABLE inbound ADD COLUMN invitation_id TEXT REFERENCES invitation (id);
CREATE INDEX inbound_invitation ON inbound (invitation_id);

-- Interviews that texts are kept of, until `ends_at`, when their links end.
CREATE TABLE texts_kept (
  invitation_id TEXT PRIMARY KEY REFERENCES invitation (id),
  ends_at TEXT NOT NULL CHECK (length(ends_at) = 24)
);
CREATE INDEX texts_kept_end ON texts_kept (ends_at);

-- A reply stands in the row of the text that it answers, by phone and time.
UPDATE inbound SET invitation_id = (
  SELECT MAX(outbox.invitation_id) FROM outbox
  WHERE outbox.contact_id = inbound.contact_id AND outbox.kind = 'reply' AND outbox.created_at = inbound.at
);
INSERT INTO texts_kept (invitation_id, ends_at)
  SELECT invitation.id, invitation.expires_at FROM invitation
  WHERE invitation.id IN (SELECT invitation_id FROM outbox WHERE kind = 'reply' AND invitation_id IS NOT NULL);
