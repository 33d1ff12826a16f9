-- The store: what extractor run -o claims.db writes. `end` is a keyword of SQL, hence start_char, end_char.

CREATE TABLE runs (
    id              INTEGER PRIMARY KEY,
    started         TEXT NOT NULL,          -- UTC, ISO 8601
    finished        TEXT,                   -- NULL: under way, or killed
    status          TEXT NOT NULL,          -- running, finished, interrupted, stopped
    package_version TEXT NOT NULL,
    lexicon_version TEXT NOT NULL,
    arguments       TEXT NOT NULL,          -- JSON
    articles        INTEGER NOT NULL DEFAULT 0,
    claims          INTEGER NOT NULL DEFAULT 0,
    failures        INTEGER NOT NULL DEFAULT 0,
    skipped         INTEGER NOT NULL DEFAULT 0,
    characters      INTEGER NOT NULL DEFAULT 0,
    seconds         REAL
);

-- One row an article: a file, or one record of a file of many. A later run replaces it and its claims.
CREATE TABLE articles (
    id              INTEGER PRIMARY KEY,
    article         TEXT,                   -- its id as the file or its reader gives it
    path            TEXT NOT NULL,          -- as given to the run
    record          INTEGER,                -- place in a file of many articles, else NULL
    title           TEXT,
    published       TEXT,                   -- YYYY-MM-DD
    published_from  TEXT,
    format          TEXT,
    encoding        TEXT,
    origin          TEXT,                   -- JSON pairs: from this character on, this page, paragraph, line
    characters      INTEGER NOT NULL,
    claims          INTEGER NOT NULL,
    content_hash    TEXT NOT NULL,
    package_version TEXT NOT NULL,
    lexicon_version TEXT NOT NULL,
    run             INTEGER NOT NULL REFERENCES runs (id),
    text            TEXT                    -- what start_char and end_char count, in code points from 0
);
CREATE UNIQUE INDEX articles_place ON articles (path, ifnull(record, -1));
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_article ON articles (article);

CREATE TABLE claims (
    id              INTEGER PRIMARY KEY,
    article_id      INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    n               INTEGER NOT NULL,       -- place in the article, from 0
    subject         TEXT,
    metric          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    value           TEXT,                   -- exact decimal; NULL for a range
    low             TEXT,
    high            TEXT,
    bound           TEXT NOT NULL,
    unit            TEXT,
    period          TEXT,                   -- ISO 8601 interval, both days included
    basis           TEXT,
    modality        TEXT NOT NULL,
    source          TEXT,
    quote           TEXT NOT NULL,
    start_char      INTEGER NOT NULL,
    end_char        INTEGER NOT NULL,
    concept         TEXT,
    rule            TEXT NOT NULL,
    number          REAL,                   -- value as a float: for sorting and sums
    period_start    TEXT,
    period_end      TEXT,
    UNIQUE (article_id, n)
);
CREATE INDEX claims_subject ON claims (subject, metric);
CREATE INDEX claims_metric ON claims (metric);
CREATE INDEX claims_concept ON claims (concept, period_end);

-- What could not be read or extracted at the last try, by the same key as articles. A success removes it.
CREATE TABLE failures (
    id              INTEGER PRIMARY KEY,
    path            TEXT NOT NULL,
    record          INTEGER,
    kind            TEXT NOT NULL,
    message         TEXT NOT NULL,
    run             INTEGER NOT NULL REFERENCES runs (id)
);
CREATE UNIQUE INDEX failures_place ON failures (path, ifnull(record, -1));

-- Every claim with its article and the words around it.
CREATE VIEW claims_with_article AS
SELECT
    a.article, a.path, a.record, a.title, a.published, a.published_from, c.*,
    substr(a.text, max(c.start_char - 39, 1), c.end_char - max(c.start_char - 40, 0) + 40) AS context
FROM claims c JOIN articles a ON a.id = c.article_id;

-- The newest word on each value: per subject, metric, unit and period, what the latest article says as fact.
CREATE VIEW latest_values AS
SELECT subject, metric, concept, unit, period, value, number, bound, source, published, article, path, quote
FROM (
    SELECT v.*, row_number() OVER (
        PARTITION BY subject, metric, unit, period
        ORDER BY published DESC, article_id DESC, n DESC
    ) AS newest
    FROM claims_with_article v
    WHERE kind = 'level' AND modality = 'actual' AND value IS NOT NULL
)
WHERE newest = 1;

-- Growth and change side by side with what they are measured against.
CREATE VIEW growth AS
SELECT subject, metric, concept, period, basis, kind, value, number, low, high, unit, bound, modality, source,
       published, article, path, quote
FROM claims_with_article
WHERE kind IN ('growth', 'change');

-- Values over time, oldest period first within subject and metric.
CREATE VIEW series AS
SELECT subject, metric, concept, unit, period_start, period_end, value, number, bound, modality, published, article
FROM claims_with_article
WHERE kind = 'level' AND period IS NOT NULL
ORDER BY subject, metric, unit, period_end, period_start, published;

-- What is not fact but expected, intended or assumed.
CREATE VIEW outlook AS
SELECT modality, subject, metric, concept, kind, value, low, high, bound, unit, period, source, published, article,
       path, quote
FROM claims_with_article
WHERE modality <> 'actual';

-- Where articles give different exact values for the same thing.
CREATE VIEW disagreements AS
SELECT subject, metric, kind, unit, period, basis, count(DISTINCT value) AS readings, min(number) AS least,
       max(number) AS most, count(DISTINCT article_id) AS articles
FROM claims
WHERE subject IS NOT NULL AND period IS NOT NULL AND bound = 'exact' AND modality = 'actual' AND value IS NOT NULL
GROUP BY subject, metric, kind, unit, period, basis
HAVING count(DISTINCT value) > 1;
