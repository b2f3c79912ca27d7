-- Records: small documents that belong to users, and go with them.
-- Instants are milliseconds since 1970-01-01T00:00Z. Ids are listed in the order of their code points.

create table if not exists ${prefix}records (
  kind      text not null,
  id        text collate "C" not null,
  user_id   text not null references ${prefix}users (id) on delete cascade,
  group_key text,
  content   text not null,
  version   bigint not null,
  expires   bigint,
  primary key (kind, id)
);

create index if not exists ${prefix}records_user on ${prefix}records (user_id);
create index if not exists ${prefix}records_group on ${prefix}records (kind, group_key, id);
create index if not exists ${prefix}records_expires on ${prefix}records (expires);
