-- Several writers, on a server or in a lake, take turns.

CREATE TABLE turns (
    turn BIGINT NOT NULL
);
COMMENT ON TABLE turns IS 'One row, which every transaction that writes counts up: two at once conflict here, and whoever remembers the number sees whether anything has changed.';
COMMENT ON COLUMN turns.turn IS 'How many transactions have written so far.';
INSERT INTO turns (turn) VALUES (0);
