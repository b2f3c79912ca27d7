-- Users, what they sign in with, who is signed in, what may be used once, and what nodes share.
-- Instants are milliseconds since 1970-01-01T00:00Z. Of a token there is only a hash.

create table if not exists ${prefix}users (
  id             character varying not null primary key,
  name           character varying,
  email          character varying,
  email_verified bigint,
  image          character varying,
  constraint ${prefix}users_email unique (email)
);

create table if not exists ${prefix}accounts (
  issuer   character varying not null,
  subject  character varying not null,
  provider character varying not null,
  type     character varying not null,
  user_id  character varying not null references ${prefix}users (id) on delete cascade,
  tokens   character varying,
  primary key (issuer, subject)
);

create index if not exists ${prefix}accounts_user on ${prefix}accounts (user_id);

create table if not exists ${prefix}sessions (
  token_hash   character varying not null primary key,
  user_id      character varying not null references ${prefix}users (id) on delete cascade,
  provider     character varying not null,
  signed_in_at bigint not null,
  address      character varying,
  user_agent   character varying,
  expires      bigint not null,
  data         character varying
);

create index if not exists ${prefix}sessions_user on ${prefix}sessions (user_id);
create index if not exists ${prefix}sessions_expires on ${prefix}sessions (expires);

create table if not exists ${prefix}tokens (
  identifier character varying not null,
  token_hash character varying not null,
  expires    bigint not null,
  primary key (identifier, token_hash)
);

create index if not exists ${prefix}tokens_expires on ${prefix}tokens (expires);

create table if not exists ${prefix}state (
  name    character varying not null primary key,
  content character varying not null,
  expires bigint not null
);

create index if not exists ${prefix}state_expires on ${prefix}state (expires);
