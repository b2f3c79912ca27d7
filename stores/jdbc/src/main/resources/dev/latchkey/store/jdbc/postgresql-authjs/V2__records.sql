-- Records: small documents that belong to users, and go with them. Auth.js has no table for them.
-- Instants are milliseconds since 1970-01-01T00:00Z. Ids are listed in the order of their code points.

create table if not exists latchkey_records (
  kind      text not null,
  id        text collate "C" not null,
  user_id   ${user_id} not null references users (id) on delete cascade,
  group_key text,
  content   text not null,
  version   bigint not null,
  expires   bigint,
  primary key (kind, id)
);

create index if not exists latchkey_records_user on latchkey_records (user_id);
create index if not exists latchkey_records_group on latchkey_records (kind, group_key, id);
create index if not exists latchkey_records_expires on latchkey_records (expires);
