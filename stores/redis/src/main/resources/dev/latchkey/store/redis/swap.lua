-- Puts a text in the place of another, if that is still there.
-- KEYS: where. ARGV: the text that is expected; the new one ('' is none, for both);
-- when it has ended ('' is never), how long it is kept beyond that, and how long in any case: milliseconds.
-- Returns something, or nothing: then nothing was done.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
    return false
end
if ARGV[3] == '' and ARGV[2] ~= '' then
    redis.call('SET', KEYS[1], ARGV[2])
    return 'done'
end
local rest = 0
if ARGV[2] ~= '' then
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    rest = math.max(ARGV[3] + ARGV[4] - now, tonumber(ARGV[5]))
end
if rest > 0 then
    redis.call('SET', KEYS[1], ARGV[2], 'PX', string.format('%.0f', rest))
else
    redis.call('DEL', KEYS[1])
end
return 'done'
