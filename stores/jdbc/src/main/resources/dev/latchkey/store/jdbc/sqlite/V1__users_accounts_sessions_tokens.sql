-- Users, what they sign in with, who is signed in, what may be used once, and what nodes share.
-- Instants are milliseconds since 1970-01-01T00:00Z. Of a token there is only a hash.

create table if not exists ${prefix}users (
  id             text not null primary key,
  name           text,
  email          text,
  email_verified bigint,
  image          text,
  constraint ${prefix}users_email unique (email)
);

create table if not exists ${prefix}accounts (
  issuer   text not null,
  subject  text not null,
  provider text not null,
  type     text not null,
  user_id  text not null references ${prefix}users (id) on delete cascade,
  tokens   text,
  primary key (issuer, subject)
);

create index if not exists ${prefix}accounts_user on ${prefix}accounts (user_id);

create table if not exists ${prefix}sessions (
  token_hash   text not null primary key,
  user_id      text not null references ${prefix}users (id) on delete cascade,
  provider     text not null,
  signed_in_at bigint not null,
  address      text,
  user_agent   text,
  expires      bigint not null,
  data         text
);

create index if not exists ${prefix}sessions_user on ${prefix}sessions (user_id);
create index if not exists ${prefix}sessions_expires on ${prefix}sessions (expires);

create table if not exists ${prefix}tokens (
  identifier text not null,
  token_hash text not null,
  expires    bigint not null,
  primary key (identifier, token_hash)
);

create index if not exists ${prefix}tokens_expires on ${prefix}tokens (expires);

create table if not exists ${prefix}state (
  name    text not null primary key,
  content text not null,
  expires bigint not null
);

create index if not exists ${prefix}state_expires on ${prefix}state (expires);
