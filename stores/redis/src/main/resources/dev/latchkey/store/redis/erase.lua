-- Removes a record, whatever has become of it, or the place that is held for it; not another one in the same place.
-- KEYS: the record. ARGV: its token.
-- Returns what was there, or nothing: then nothing was done.
local text = redis.call('GET', KEYS[1]) or ''
if string.sub(text, 1, #ARGV[1]) == ARGV[1] or text == '?' .. ARGV[1] then
    redis.call('DEL', KEYS[1])
    return text
end
return false
