-- Which rules of the guard found something in a call; never what. gateway is that whose rule it is.
CREATE TABLE found (
    exchange INTEGER NOT NULL,
    gateway  TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    PRIMARY KEY (exchange, gateway, rule)
) WITHOUT ROWID;
CREATE INDEX found_rule ON found (rule, exchange);

PRAGMA user_version = 11;
