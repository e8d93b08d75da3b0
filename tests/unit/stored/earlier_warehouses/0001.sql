-- What whomet wrote when its newest migration was 1: a warehouse with a row in every table.
INSERT INTO accounts VALUES
    ('f8cc1dcd687e07d9', '3a2f8c5ab4b9815b', 'meeting', 'planned', 0.9, 'meet/verb', 'meet', 52, 56, 'It is planned that Nixon will meet Mao on 21 February.', 22, 76, 'planned', 28, 35, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '21 February', DATE '1972-02-21', DATE '1972-02-21', 'day', 'explicit', DATE '1972-02-20', 64, 75, '3c87ffd0d3ee2efb', 'rules-of-1', 'model-1'),
    ('d70000ea88f7dce0', '490669dc0c3d92a7', 'meeting', 'occurred', 0.9, 'meet/verb', 'met', 22, 25, 'Nixon met Mao today to talk about trade and Taiwan.', 16, 67, NULL, NULL, NULL, NULL, 'Beijing', 'city', 'dateline', 'CHN', 39.9075, 116.39723, 1816670, 0, 6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'bb999d02b45152b2', 'rules-of-1', 'model-1'),
    ('b2e8685228b9f6ad', '014d973754a31081', 'talks', 'occurred', 0.9, 'meet/verb', 'talks', 53, 58, 'Officials of Chad, officials of Sudan and Libya held talks on the border.', 0, 73, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '8693da814cc51874', 'rules-of-1', 'model-1');
INSERT INTO articles VALUES
    ('490669dc0c3d92a7', 'after', 'gazette', 'after.txt', NULL, NULL, DATE '1972-02-22', NULL, NULL, NULL, NULL, 'Peking, Feb 21. Nixon met Mao today to talk about trade and Taiwan.', '4c672592a61cf555', 'rules-of-1', 'model-1', TIMESTAMP '1972-02-22 12:00:00', TIMESTAMP '1972-02-22 12:00:00'),
    ('3a2f8c5ab4b9815b', 'ahead', 'herald', 'https://www.herald.example/ahead?utm_source=feed', 'https://www.herald.example/ahead?utm_source=feed', 'Nixon goes to Peking', DATE '1972-02-20', NULL, NULL, 0, 20, 'Nixon goes to Peking' || chr(10) || '' || chr(10) || 'It is planned that Nixon will meet Mao on 21 February.', '463bfd712c242cfe', 'rules-of-1', 'model-1', TIMESTAMP '1972-02-22 12:00:00', TIMESTAMP '1972-02-22 12:00:00'),
    ('014d973754a31081', 'talks', 'gazette', 'talks.txt', NULL, NULL, DATE '1972-03-01', NULL, NULL, NULL, NULL, 'Officials of Chad, officials of Sudan and Libya held talks on the border.', 'd8fcf486d6a5c61a', 'rules-of-1', 'model-1', TIMESTAMP '1972-02-22 12:00:00', TIMESTAMP '1972-02-22 12:00:00');
INSERT INTO article_versions VALUES
    ('490669dc0c3d92a7', '71aca4250ca54b61', NULL, DATE '1972-02-22', 'Peking, Feb 21. Nixon is in Peking.', TIMESTAMP '1972-02-22 12:00:00'),
    ('490669dc0c3d92a7', '4c672592a61cf555', NULL, DATE '1972-02-22', 'Peking, Feb 21. Nixon met Mao today to talk about trade and Taiwan.', TIMESTAMP '1972-02-22 12:00:00');
INSERT INTO encounters VALUES
    ('b2e8685228b9f6ad', 'talks', 'occurred', ['officials', 'officials', 'Libya'], [], NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], 1, 1, 0.9, 'Officials of Chad, officials of Sudan and Libya held talks on the border.', NULL, TIMESTAMP '1972-03-01 00:00:00'),
    ('d70000ea88f7dce0', 'meeting', 'occurred', ['Nixon'], ['Mao'], 'Beijing', 'CHN', 39.9075, 116.39723, DATE '1972-02-21', DATE '1972-02-21', 'day', ['trade', 'Taiwan'], 2, 2, 0.9, 'Nixon met Mao today to talk about trade and Taiwan.', NULL, TIMESTAMP '1972-02-20 00:00:00');
INSERT INTO events VALUES
    ('b2e8685228b9f6ad', 'talks', 'occurred', 0.9, 'b2e8685228b9f6ad', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, []),
    ('d70000ea88f7dce0', 'meeting', 'occurred', 0.9, 'd70000ea88f7dce0', 'Beijing', 'city', 'CHN', 39.9075, 116.39723, 1816670, DATE '1972-02-21', DATE '1972-02-21', 'day', ['trade', 'Taiwan']);
INSERT INTO event_accounts VALUES
    ('b2e8685228b9f6ad', 'b2e8685228b9f6ad', '8693da814cc51874', NULL, 'told by one account'),
    ('d70000ea88f7dce0', 'd70000ea88f7dce0', 'bb999d02b45152b2', 'f8cc1dcd687e07d9', 'Nixon, Mao; reported at the same time'),
    ('d70000ea88f7dce0', 'f8cc1dcd687e07d9', '3c87ffd0d3ee2efb', 'd70000ea88f7dce0', 'Nixon, Mao; reported at the same time');
INSERT INTO event_participants VALUES
    ('b2e8685228b9f6ad', 1, 'officials', 'both', 'group', NULL, NULL, NULL, 1),
    ('b2e8685228b9f6ad', 2, 'officials', 'both', 'group', NULL, NULL, NULL, 1),
    ('b2e8685228b9f6ad', 3, 'Libya', 'both', 'country', NULL, NULL, 'LBY', 1),
    ('d70000ea88f7dce0', 1, 'Nixon', 'who', 'person', NULL, NULL, 'USA', 2),
    ('d70000ea88f7dce0', 2, 'Mao', 'whom', 'person', NULL, NULL, 'CHN', 2);
INSERT INTO event_redirects VALUES
    ('f8cc1dcd687e07d9', 'd70000ea88f7dce0');
INSERT INTO event_status_changes VALUES
    ('b2e8685228b9f6ad', 1, 'occurred', DATE '1972-03-01', 'b2e8685228b9f6ad'),
    ('d70000ea88f7dce0', 1, 'planned', DATE '1972-02-20', 'f8cc1dcd687e07d9'),
    ('d70000ea88f7dce0', 2, 'occurred', DATE '1972-02-22', 'd70000ea88f7dce0');
INSERT INTO mentions VALUES
    ('f8cc1dcd687e07d9', 1, 'meet', 52, 56, 22, 76, 'meet/verb'),
    ('d70000ea88f7dce0', 1, 'met', 22, 25, 16, 67, 'meet/verb'),
    ('b2e8685228b9f6ad', 1, 'talks', 53, 58, 0, 73, 'meet/verb');
INSERT INTO pairs VALUES
    ('officials', NULL, 'Libya', 'LBY', true, NULL, NULL, NULL, NULL, [], 'occurred', 'b2e8685228b9f6ad'),
    ('officials', NULL, 'Libya', 'LBY', true, NULL, NULL, NULL, NULL, [], 'occurred', 'b2e8685228b9f6ad'),
    ('officials', NULL, 'officials', NULL, true, NULL, NULL, NULL, NULL, [], 'occurred', 'b2e8685228b9f6ad'),
    ('Nixon', 'USA', 'Mao', 'CHN', false, 'Beijing', 'CHN', DATE '1972-02-21', DATE '1972-02-21', ['trade', 'Taiwan'], 'occurred', 'd70000ea88f7dce0');
INSERT INTO participants VALUES
    ('f8cc1dcd687e07d9', 1, 'Nixon', 'who', 'person', NULL, NULL, 'USA', [{start_offset: 0, end_offset: 5}], ['nixon', '=USA']),
    ('f8cc1dcd687e07d9', 2, 'Mao', 'whom', 'person', NULL, NULL, 'CHN', [{start_offset: 57, end_offset: 60}], ['mao', '=CHN']),
    ('d70000ea88f7dce0', 1, 'Nixon', 'who', 'person', NULL, NULL, 'USA', [{start_offset: 16, end_offset: 21}], ['nixon', '=USA']),
    ('d70000ea88f7dce0', 2, 'Mao', 'whom', 'person', NULL, NULL, 'CHN', [{start_offset: 26, end_offset: 29}], ['mao', '=CHN']),
    ('b2e8685228b9f6ad', 1, 'officials', 'both', 'group', NULL, NULL, NULL, [{start_offset: 0, end_offset: 9}], ['officials']),
    ('b2e8685228b9f6ad', 2, 'officials', 'both', 'group', NULL, NULL, NULL, [{start_offset: 19, end_offset: 28}], ['officials']),
    ('b2e8685228b9f6ad', 3, 'Libya', 'both', 'country', NULL, NULL, 'LBY', [{start_offset: 42, end_offset: 47}], ['libya', '=LBY']);
INSERT INTO rejects VALUES
    ('492d5de6dc66784d', 'gazette', 'bad.json', '/news/bad.json', 'parse', 'no JSON', 'abc', TIMESTAMP '1972-02-22 12:00:00');
INSERT INTO topics VALUES
    ('d70000ea88f7dce0', 1, 'trade', 50, 55, NULL, NULL, 'medtop', NULL),
    ('d70000ea88f7dce0', 2, 'Taiwan', 60, 66, NULL, NULL, 'medtop', NULL);
INSERT INTO items VALUES
    ('herald', 'https://www.herald.example/ahead?utm_source=feed', 'https://www.herald.example/ahead?utm_source=feed', 'read', '3a2f8c5ab4b9815b', 'abc', TIMESTAMP '1972-02-22 12:00:00'),
    ('gazette', 'after.txt', '/news/after.txt', 'read', '490669dc0c3d92a7', 'abc', TIMESTAMP '1972-02-22 12:00:00'),
    ('gazette', 'talks.txt', '/news/talks.txt', 'read', '014d973754a31081', 'abc', TIMESTAMP '1972-02-22 12:00:00'),
    ('gazette', 'bad.json', '/news/bad.json', 'rejected', NULL, 'abc', TIMESTAMP '1972-02-22 12:00:00');
