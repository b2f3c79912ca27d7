create table orders (
  id bigint generated always as identity primary key,
  owner text not null default latchkey.user_id(),
  tenant text not null default coalesce(latchkey.claim('tenant'), 'none'),
  item text not null
);

alter table orders enable row level security;
alter table orders force row level security; -- or the owner of the table sees everything

create policy own on orders
  using (owner = (select latchkey.user_id()));
create policy support on orders for select
  using ((select latchkey.has_role('support')) and tenant = (select latchkey.claim('tenant')));
create policy system on orders for select
  using ((select latchkey.is_system()));

create role app login; -- not the owner, not a superuser, not bypassrls
grant select, insert, update, delete on orders to app;
