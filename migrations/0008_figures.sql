-- What the program page sums up is found by index: a month's invitations, its verdicts, and who was enrolled in it.
CREATE INDEX invitation_due ON invitation (due_at, patient_id, state, invited_at, delivered_at, started_at);
CREATE INDEX answer_item_sums ON answer (item, month, patient_id, at, id, value, shared);
CREATE INDEX enrolment_dates ON enrolment (enrolled_on, graduated_on);
