-- What policies ask. Run once by the owner of the tables; the application's role needs no more than the grants below.
-- A setting that was once set is empty, not absent, in later transactions; so empty means none.

create schema latchkey;

create function latchkey.user_id() returns text language sql stable parallel safe
as $$ select nullif(current_setting('latchkey.user_id', true), '') $$;

create function latchkey.has_role(role text) returns boolean language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('latchkey.roles', true), '')::jsonb ? role, false) $$;

create function latchkey.claim(name text) returns text language sql stable parallel safe
as $$ select nullif(current_setting('latchkey.claims', true), '')::jsonb ->> name $$;

create function latchkey.is_system() returns boolean language sql stable parallel safe
as $$ select coalesce(current_setting('latchkey.system', true) = 'on', false) $$;

grant usage on schema latchkey to public;
