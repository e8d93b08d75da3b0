-- Several writers, on a server or in a lake, take turns.

CREATE TABLE turns (
    turn BIGINT NOT NULL,
    resolved_turn BIGINT NOT NULL,
    published_turn BIGINT NOT NULL
);
COMMENT ON TABLE turns IS 'One row, which every transaction that writes counts up: two at once conflict here, and whoever remembers the number sees whether anything has changed.';
COMMENT ON COLUMN turns.turn IS 'How many transactions have written so far.';
COMMENT ON COLUMN turns.resolved_turn IS 'Which of them was the last one of resolve: two that resolve at once see it here.';
COMMENT ON COLUMN turns.published_turn IS 'Up to which of them readers should see the warehouse: a server that sees it grow renews the snapshot.';
INSERT INTO turns (turn, resolved_turn, published_turn) VALUES (0, 0, 0);
