-- Takes a text out: of any number of callers, one gets it.
-- KEYS: where.
local text = redis.call('GET', KEYS[1])
redis.call('DEL', KEYS[1])
return text
