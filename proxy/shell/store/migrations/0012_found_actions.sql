-- What a rule of the guard did in a call: the strictest of "FLAG", "REDACT", "BLOCK" and the like; empty in calls of before.
ALTER TABLE found ADD COLUMN action TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 12;
