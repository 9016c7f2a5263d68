create table platform.command_receipt (
  person text not null,
  key text not null,
  command text not null,
  body_hash bytea not null,
  answer json not null,
  at timestamptz not null,
  constraint command_receipt_pkey primary key (person, key)
);
comment on table platform.command_receipt is '命令回执：同一幂等键只办一次 / receipts: the same key is one act and gets the first answer';
-- the nightly sweep deletes receipts older than the retention
create index command_receipt_at on platform.command_receipt (at);
