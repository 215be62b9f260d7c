-- It told who is asked about trust in which months: now the sealed ring draws them, and nothing on file does.
UPDATE enrolment SET rotation = 0;
