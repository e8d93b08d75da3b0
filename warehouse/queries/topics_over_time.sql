-- What was talked about, year by year?
-- about: topics
-- param limit (integer): how many topics a year (default: 5)
SELECT year(month_date) AS year, topic, sum(encounters)::INTEGER AS encounters
FROM topic_trends
WHERE month_date IS NOT NULL
GROUP BY year(month_date), topic
QUALIFY row_number() OVER (PARTITION BY year(month_date) ORDER BY sum(encounters) DESC, topic) <= $limit
ORDER BY year, encounters DESC, topic;
