create schema catalogue;
comment on schema catalogue is '事项库 / item catalogue';

create table catalogue.item_version (
  item text not null,
  version integer not null,
  body json not null,
  sha256 bytea not null,
  published_at timestamptz not null,
  is_current boolean not null,
  constraint item_version_pkey primary key (item, version)
);
comment on table catalogue.item_version is '事项版本，交换格式原文；办件保留受理时的版本 / versions of items, exact text of the exchange format';
create unique index item_version_current on catalogue.item_version (item) where is_current;

create table catalogue.part (
  path text not null,
  kind text not null,
  body json not null,
  sha256 bytea not null,
  constraint part_pkey primary key (path)
);
comment on table catalogue.part is '目录其他文件原文：板块、材料库、证照、同义词、一件事等 / the other files of a catalogue, exact text';

create table catalogue.item_setting (
  item text not null,
  setting json not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint item_setting_pkey primary key (item)
);
comment on table catalogue.item_setting is '事项的本地设置 / what a place decides about an item';

create table catalogue.delegation (
  no text not null,
  department text not null,
  powers text[] not null,
  items text[] not null,
  holder_person text,
  holder_hall text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  includes_major boolean not null default false,
  granted_at timestamptz not null,
  granted_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text,
  constraint delegation_pkey primary key (no),
  constraint delegation_one_holder check ((holder_person is null) <> (holder_hall is null)),
  constraint delegation_span check (starts_at <= ends_at)
);
comment on table catalogue.delegation is '授权委托书 / written delegations of powers; empty items: all items of the department';
-- which delegations may cover an act on an item of this department
create index delegation_department on catalogue.delegation (department);
-- what a person or hall may do today
create index delegation_person on catalogue.delegation (holder_person) where holder_person is not null;
create index delegation_hall on catalogue.delegation (holder_hall) where holder_hall is not null;

create table catalogue.missed_search (
  phrase text not null,
  count integer not null,
  last_at timestamptz not null,
  constraint missed_search_pkey primary key (phrase)
);
comment on table catalogue.missed_search is '没有搜到结果的说法，供事项管理员补充同义词 / words that found nothing';
