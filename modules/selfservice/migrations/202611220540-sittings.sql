create schema selfservice;
comment on schema selfservice is '自助申报：在大厅的机器上填报 / applications filled in at a machine of the hall';

create table selfservice.sitting (
  token_hash bytea not null,
  hall text not null,
  item text not null,
  -- makes what is sent twice one act: the application, and the number
  key uuid not null,
  ticket_key uuid not null,
  state json not null,
  touched_at timestamptz not null,
  constraint sitting_pkey primary key (token_hash)
);
comment on table selfservice.sitting is '正在机器上填的内容，离开或超时即删除 / what is being filled in at a machine, gone when it is left or nobody touches it';
-- those nobody touches any more, and how many a hall has
create index sitting_hall on selfservice.sitting (hall, touched_at);

create table selfservice.claim (
  applicant_key text not null,
  item text not null,
  key uuid not null,
  at timestamptz not null,
  constraint claim_pkey primary key (applicant_key, item)
);
comment on table selfservice.claim is '同一人同一事项一次只提交一件 / one person sends one application for an item at a time';
