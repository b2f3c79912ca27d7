-- The tables of Auth.js's adapter for PostgreSQL, whole or with what Latchkey needs besides: Auth.js leaves alone what
-- it does not know. Instants are timestamptz. ${id} is serial and ${user_id} is integer, unless users have texts for ids.

create table if not exists users (
  id              ${id} primary key,
  name            text,
  email           text,
  "emailVerified" timestamptz,
  image           text
);

create table if not exists accounts (
  id                  serial primary key,
  "userId"            ${user_id} not null,
  type                text not null,
  provider            text not null,
  "providerAccountId" text not null,
  refresh_token       text,
  access_token        text,
  expires_at          bigint,
  id_token            text,
  scope               text,
  session_state       text,
  token_type          text
);

create table if not exists sessions (
  id             serial primary key,
  "userId"       ${user_id} not null,
  expires        timestamptz not null,
  "sessionToken" text not null
);

create table if not exists verification_token (
  identifier text not null,
  token      text not null,
  expires    timestamptz not null,
  primary key (identifier, token)
);

-- What makes of two who come at the same time one.

create unique index if not exists latchkey_users_email on users (email);
create unique index if not exists latchkey_accounts_key on accounts (provider, "providerAccountId");
create unique index if not exists latchkey_sessions_token on sessions ("sessionToken");

-- Rows that are there already are not checked.

alter table accounts drop constraint if exists latchkey_accounts_user;
alter table accounts add constraint latchkey_accounts_user
  foreign key ("userId") references users (id) on delete cascade not valid;
alter table sessions drop constraint if exists latchkey_sessions_user;
alter table sessions add constraint latchkey_sessions_user
  foreign key ("userId") references users (id) on delete cascade not valid;

create index if not exists latchkey_accounts_user on accounts ("userId");
create index if not exists latchkey_sessions_user on sessions ("userId");
create index if not exists latchkey_sessions_expires on sessions (expires);
create index if not exists latchkey_tokens_expires on verification_token (expires);

-- What Auth.js does not keep. A session that it begins has begun when its row was made.

alter table accounts add column if not exists latchkey_tokens text;
alter table sessions add column if not exists latchkey_provider text not null default '';
alter table sessions add column if not exists latchkey_signed_in_at timestamptz not null default now();
alter table sessions add column if not exists latchkey_address text;
alter table sessions add column if not exists latchkey_user_agent text;
alter table sessions add column if not exists latchkey_data text;

create table if not exists latchkey_state (
  name    text not null primary key,
  content text not null,
  expires bigint not null
);

create index if not exists latchkey_state_expires on latchkey_state (expires);
