create schema packages;
comment on schema packages is '一件事：编排、版本、事项关联 / packages of items: drafts, versions, items that go together';

create table packages.draft (
  id uuid not null,
  package text not null,
  name text not null,
  department text not null,
  region text not null,
  base_version integer,
  document json not null,
  version integer not null,
  state text not null,
  reason text not null,
  errors integer not null default 0,
  opened_at timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  published_version integer,
  constraint draft_pkey primary key (id),
  constraint draft_state check (state in ('composing', 'published', 'cancelled')),
  constraint draft_published check ((state = 'published') = (published_version is not null))
);
comment on table packages.draft is '一件事草稿，交换格式全文；发布后成为新版本 / a package being composed, whole in the exchange format';
comment on column packages.draft.version is '第几稿，保存时须说明看到的是哪一稿 / guards against overwriting';
comment on column packages.draft.base_version is '改自哪个版本，新编排为空 / the version it began from; null: a new package';
comment on column packages.draft.errors is '上次保存时不能发布的问题数 / findings that keep it from being published, as of the last saving';
-- one draft of a package at a time
create unique index draft_one_open on packages.draft (package) where state = 'composing';

create table packages.version (
  package text not null,
  version integer not null,
  body json not null,
  published_at timestamptz,
  published_by text,
  published_by_name text,
  reason text not null,
  constraint version_pkey primary key (package, version)
);
comment on table packages.version is '一件事版本，交换格式原文；导入的第一版没有发布人 / versions of packages; an imported first one has no publisher';

create table packages.mining (
  id bigint generated always as identity,
  terms json not null,
  asked_at timestamptz not null,
  mined_at timestamptz,
  seconds numeric,
  cases integer,
  applicants integer,
  skipped integer,
  associations json,
  constraint mining_pkey primary key (id),
  constraint mining_done check ((mined_at is null) = (associations is null))
);
comment on table packages.mining is '事项关联分析：口径和结果，不含申请人信息 / terms and outcome of mining the case history; nothing about any applicant';
