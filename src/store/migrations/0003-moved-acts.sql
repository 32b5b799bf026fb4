-- Acts that put a record elsewhere than it was opened: counts of the past take it for what it was
-- then, and find these few without reading all others.
CREATE INDEX act_moved ON act (district, record)
 WHERE seq > 1 AND (change::text LIKE '%"category":%' OR change::text LIKE '%"place":%');
