-- Notes in a group that there is, or will be, a record. The group ends with what is in it.
-- KEYS: the members in their order, the same by their ends. ARGV: the member, when it ends, and how long the group
-- remembers it beyond that, which allows for servers whose clocks differ: milliseconds.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = tonumber(redis.call('ZSCORE', KEYS[2], ARGV[1]) or 0)
local kept = math.max(tonumber(ARGV[2]), now, before - ARGV[3]) + ARGV[3]
redis.call('ZADD', KEYS[1], 0, ARGV[1])
redis.call('ZADD', KEYS[2], string.format('%.0f', kept), ARGV[1])
local ended = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', now - ARGV[3]), 'LIMIT', 0, 100)
for _, member in ipairs(ended) do
    redis.call('ZREM', KEYS[1], member)
    redis.call('ZREM', KEYS[2], member)
end
local last = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
for _, key in ipairs(KEYS) do
    redis.call('PEXPIREAT', key, string.format('%.0f', last[2] + ARGV[3]))
end
return 'done'
