-- Which encounters took place in a country that neither side comes from?
SELECT who, who_country, whom, whom_country, place, country, start_date, topics
FROM who_met_whom
WHERE country NOT IN (who_country, whom_country)
ORDER BY start_date DESC NULLS LAST, who, whom;
