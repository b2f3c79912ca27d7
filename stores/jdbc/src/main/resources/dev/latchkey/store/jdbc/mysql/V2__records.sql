-- Records: small documents that belong to users, and go with them.
-- Instants are milliseconds since 1970-01-01T00:00Z. Ids are listed in the order of their code points.

create table if not exists ${prefix}records (
  kind      varchar(64) not null,
  id        varchar(255) not null,
  user_id   varchar(255) not null,
  group_key varchar(255),
  content   mediumtext not null,
  version   bigint not null,
  expires   bigint,
  primary key (kind, id),
  index ${prefix}records_user (user_id),
  index ${prefix}records_group (kind, group_key, id),
  index ${prefix}records_expires (expires),
  constraint ${prefix}records_of_user foreign key (user_id) references ${prefix}users (id) on delete cascade
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;
