-- How a call's question stood to that of a kept answer: near is the call it was kept of, score thousandths, pair what both are refused by, why empty
-- where the answer was given.
ALTER TABLE cached ADD COLUMN near TEXT NOT NULL DEFAULT '';
ALTER TABLE cached ADD COLUMN score INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cached ADD COLUMN pair TEXT NOT NULL DEFAULT '';
ALTER TABLE cached ADD COLUMN why TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 9;
