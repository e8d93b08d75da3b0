-- How much was read in the articles of each source, and how fully?
-- about: runs
SELECT
    source,
    sum(articles)::BIGINT AS articles,
    sum(articles_with_accounts)::BIGINT AS with_encounters,
    sum(accounts)::BIGINT AS encounters_told,
    round(sum(share_with_two_participants * accounts) / sum(accounts), 2) AS share_with_two_participants,
    round(sum(share_with_place * accounts) / sum(accounts), 2) AS share_with_place,
    round(sum(share_with_day * accounts) / sum(accounts), 2) AS share_with_day,
    round(sum(share_with_topic * accounts) / sum(accounts), 2) AS share_with_topic
FROM extraction_quality
GROUP BY source
ORDER BY articles DESC, source;
