-- Notes in a user's list that there is, or will be, a session, if there is the user. The list ends with what is in it.
-- KEYS: the user, the list. ARGV: the session's hash, when it ends, how long it is kept beyond that and at least, how
-- long the list remembers it beyond that, which allows for servers whose clocks differ: milliseconds; and 'new', or
-- 'renewed': such a session is not noted again while it is being ended.
-- Returns the user, or nothing: then nothing was done.
local user = redis.call('GET', KEYS[1])
if not user or string.sub(user, 1, 1) ~= '{' then
    return false
end
local ending = '-' .. ARGV[1]
if ARGV[5] == 'renewed' and redis.call('ZSCORE', KEYS[2], ending) then
    return false
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local kept = math.max(tonumber(ARGV[2]), now) + ARGV[3]
local before = tonumber(redis.call('ZSCORE', KEYS[2], ARGV[1]) or 0)
redis.call('ZREM', KEYS[2], ending)
redis.call('ZADD', KEYS[2], string.format('%.0f', math.max(kept, before)), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', now - ARGV[4]))
local last = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
redis.call('PEXPIREAT', KEYS[2], string.format('%.0f', last[2] + ARGV[4]))
return user
