-- The table in which Auth.js keeps passkeys, whole or with what Latchkey needs besides. The names are those of Auth.js's
-- adapters for Prisma and Drizzle. ${user_id} is integer, unless users have texts for ids.

create table if not exists authenticators (
  "credentialID"         text primary key,
  "userId"               ${user_id} not null,
  "providerAccountId"    text not null,
  "credentialPublicKey"  text not null,
  counter                bigint not null,
  "credentialDeviceType" text not null,
  "credentialBackedUp"   boolean not null,
  transports             text
);

create unique index if not exists latchkey_authenticators_id on authenticators ("credentialID");

-- Rows that are there already are not checked.

alter table authenticators drop constraint if exists latchkey_authenticators_user;
alter table authenticators add constraint latchkey_authenticators_user
  foreign key ("userId") references users (id) on delete cascade not valid;

create index if not exists latchkey_authenticators_user on authenticators ("userId");

-- What Auth.js does not keep: name, dates and model of the authenticator, as JSON, and how often we have written the row.

alter table authenticators add column if not exists latchkey_data text;
alter table authenticators add column if not exists latchkey_version bigint not null default 1;
