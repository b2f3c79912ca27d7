-- Users, what they sign in with, who is signed in, what may be used once, and what nodes share.
-- Instants are milliseconds since 1970-01-01T00:00Z. Of a token there is only a hash.

create table if not exists ${prefix}users (
  id             varchar(255) not null primary key,
  name           text,
  email          varchar(320),
  email_verified bigint,
  image          text,
  constraint ${prefix}users_email unique (email)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists ${prefix}accounts (
  issuer   varchar(255) not null,
  subject  varchar(255) not null,
  provider varchar(255) not null,
  type     varchar(255) not null,
  user_id  varchar(255) not null references ${prefix}users (id) on delete cascade,
  tokens   mediumtext,
  primary key (issuer, subject)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists ${prefix}accounts_user on ${prefix}accounts (user_id);

create table if not exists ${prefix}sessions (
  token_hash   varchar(128) not null primary key,
  user_id      varchar(255) not null references ${prefix}users (id) on delete cascade,
  provider     varchar(255) not null,
  signed_in_at bigint not null,
  address      varchar(255),
  user_agent   text,
  expires      bigint not null,
  data         mediumtext
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists ${prefix}sessions_user on ${prefix}sessions (user_id);
create index if not exists ${prefix}sessions_expires on ${prefix}sessions (expires);

create table if not exists ${prefix}tokens (
  identifier varchar(320) not null,
  token_hash varchar(128) not null,
  expires    bigint not null,
  primary key (identifier, token_hash)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists ${prefix}tokens_expires on ${prefix}tokens (expires);

create table if not exists ${prefix}state (
  name    varchar(255) not null primary key,
  content mediumtext not null,
  expires bigint not null
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists ${prefix}state_expires on ${prefix}state (expires);
