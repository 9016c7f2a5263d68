create schema lockers;
comment on schema lockers is '自助取件柜 / lockers: their screens, and the doors that were opened by a code';

create table lockers.locker (
  id uuid not null,
  hall text not null,
  region text not null,
  name text not null,
  code_hash bytea,
  code_until timestamptz not null,
  code_tries integer not null default 0,
  key_hash bytea,
  paired_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz,
  made_at timestamptz not null,
  made_by_name text not null,
  -- wrong pick-up codes one after the other, and until when none is taken
  tries integer not null default 0,
  closed_until timestamptz,
  constraint locker_pkey primary key (id),
  constraint locker_key unique (key_hash)
);
comment on table lockers.locker is '取件柜：柜上的屏幕，配对后凭密钥 / a locker, its screen known by its key once it is paired';
comment on column lockers.locker.closed_until is '连续输错后暂停到何时 / no code is taken until then';
create unique index locker_name on lockers.locker (hall, name) where ended_at is null;

create table lockers.opening (
  dossier uuid not null,
  locker uuid not null references lockers.locker (id),
  hall text not null,
  region text not null,
  box text not null,
  application_no text not null,
  item_name text not null,
  state text not null,
  fault text,
  asked_at timestamptz not null,
  told_at timestamptz,
  settled_by_name text,
  note text,
  constraint opening_pkey primary key (dossier),
  constraint opening_state check (state in ('asked', 'opened', 'stuck', 'settled')),
  constraint opening_settled check ((state = 'settled') = (settled_by_name is not null and note is not null)),
  constraint opening_stuck check (state <> 'stuck' or fault is not null)
);
comment on table lockers.opening is '开柜：凭取件码领取的结果，门开了没有 / the door of a result collected by code: open, or stuck until somebody sees to it';
-- doors that did not open, for the hand-out window
create index opening_stuck_doors on lockers.opening (hall, asked_at) where state in ('asked', 'stuck');
