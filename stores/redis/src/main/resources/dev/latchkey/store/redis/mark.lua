-- Marks a user as leaving. It is one step, so nobody who keeps changing the user can hold it up.
-- KEYS: the user. ARGV: the mark, another one for every call.
-- Returns something, or nothing: then there is no such user, or somebody else has marked them.
local user = redis.call('GET', KEYS[1]) or ''
if string.sub(user, 1, 1) == '{' then
    redis.call('SET', KEYS[1], ARGV[1] .. user)
    return 'done'
end
return string.sub(user, 1, #ARGV[1]) == ARGV[1] and 'done'
