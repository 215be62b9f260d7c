-- What else an invitation asks about: a milestone speaks of up to three goals, in the order in which they were told.
ALTER TABLE invitation ADD COLUMN goal_2_id TEXT REFERENCES goal (id);
ALTER TABLE invitation ADD COLUMN goal_3_id TEXT REFERENCES goal (id);
