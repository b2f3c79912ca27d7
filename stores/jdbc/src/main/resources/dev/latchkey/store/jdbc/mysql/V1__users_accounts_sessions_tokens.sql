-- Users, what they sign in with, who is signed in, what may be used once, and what nodes share.
-- Instants are milliseconds since 1970-01-01T00:00Z. Of a token there is only a hash.

create table if not exists ${prefix}users (
  id             varchar(255) not null primary key,
  name           text,
  email          varchar(320),
  email_verified bigint,
  image          text,
  constraint ${prefix}users_email unique (email)
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;

create table if not exists ${prefix}accounts (
  issuer   varchar(255) not null,
  subject  varchar(255) not null,
  provider varchar(255) not null,
  type     varchar(255) not null,
  user_id  varchar(255) not null,
  tokens   mediumtext,
  primary key (issuer, subject),
  index ${prefix}accounts_user (user_id),
  constraint ${prefix}accounts_of_user foreign key (user_id) references ${prefix}users (id) on delete cascade
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;

create table if not exists ${prefix}sessions (
  token_hash   varchar(128) not null primary key,
  user_id      varchar(255) not null,
  provider     varchar(255) not null,
  signed_in_at bigint not null,
  address      varchar(255),
  user_agent   text,
  expires      bigint not null,
  data         mediumtext,
  index ${prefix}sessions_user (user_id),
  index ${prefix}sessions_expires (expires),
  constraint ${prefix}sessions_of_user foreign key (user_id) references ${prefix}users (id) on delete cascade
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;

create table if not exists ${prefix}tokens (
  identifier varchar(320) not null,
  token_hash varchar(128) not null,
  expires    bigint not null,
  primary key (identifier, token_hash),
  index ${prefix}tokens_expires (expires)
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;

create table if not exists ${prefix}state (
  name    varchar(255) not null primary key,
  content mediumtext not null,
  expires bigint not null,
  index ${prefix}state_expires (expires)
) engine = innodb character set utf8mb4 collate utf8mb4_0900_bin;
