-- Marks all sessions in a user's list as being ended, but one: from this step on none of them is renewed.
-- KEYS: the list. ARGV: the hash of the session that stays; '' is none.
-- Returns something if any session is being ended, or nothing.
local any = false
local scored = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #scored, 2 do
    local hash = scored[i]
    if string.sub(hash, 1, 1) == '-' then
        any = 'some'
    elseif hash ~= ARGV[1] then
        redis.call('ZADD', KEYS[1], scored[i + 1], '-' .. hash)
        redis.call('ZREM', KEYS[1], hash)
        any = 'some'
    end
end
return any
