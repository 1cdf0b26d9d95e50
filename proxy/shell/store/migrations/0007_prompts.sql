-- The prompt that a call was given. Its sums stand among those of routes, under "prompt/NAME": a prompt's versions are compared
-- as a route's are.
CREATE TABLE prompted (
    exchange INTEGER PRIMARY KEY,
    prompt   TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    label    TEXT    NOT NULL
);
CREATE INDEX prompted_prompt ON prompted (prompt, version, exchange);

PRAGMA user_version = 7;
