create schema if not exists platform;
comment on schema platform is '平台：事件、回执、审计 / platform: events, receipts, audit';

create table platform.event (
  stream text not null,
  seq integer not null,
  type text not null,
  body json not null,
  prev_hash bytea not null,
  hash bytea not null,
  recorded_at timestamptz not null,
  constraint event_pkey primary key (stream, seq)
);
comment on table platform.event is '事件流，只增不改，逐条成链 / event streams, append only, each chained to the one before';
comment on column platform.event.body is '规范化 JSON 原文，哈希即按此文本 / exact canonical JSON text, the hash is over these bytes';
comment on column platform.event.hash is 'sha256(prev_hash || body)';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table %.% is append only', tg_table_schema, tg_table_name using errcode = '42501';
end
$$;

create trigger event_append_only before update or delete on platform.event
  for each row execute function platform.refuse_change();
create trigger event_no_truncate before truncate on platform.event
  for each statement execute function platform.refuse_change();

create table platform.outbox (
  id bigint generated always as identity primary key,
  stream text not null,
  seq integer not null,
  type text not null,
  hash bytea not null
);
comment on table platform.outbox is '待分发事件，一事一行 / events not yet dispatched, one narrow row each';

create table platform.unanchored (
  stream text not null,
  seq integer not null,
  hash bytea not null,
  constraint unanchored_pkey primary key (stream, seq)
);
comment on table platform.unanchored is '已分发、待锚定的事件 / dispatched events that await the next anchor';

create table platform.anchor (
  n integer not null,
  at timestamptz not null,
  body json not null,
  prev_hash bytea not null,
  hash bytea not null,
  signature bytea not null,
  constraint anchor_pkey primary key (n)
);
comment on table platform.anchor is '锚定日志：定期对各流链头签名 / signed log of stream heads, itself a chain';
create trigger anchor_append_only before update or delete on platform.anchor
  for each row execute function platform.refuse_change();
