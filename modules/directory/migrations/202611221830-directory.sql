create schema directory;
comment on schema directory is '事项目录 / the directory of items in four levels, and what corresponds to them in the province''s';

create table directory.provincial_list (
  one boolean not null default true,
  source text not null,
  taken_at timestamptz not null,
  taken_by_name text not null,
  row_count integer not null,
  constraint provincial_list_pkey primary key (one),
  constraint provincial_list_one check (one)
);
comment on table directory.provincial_list is '省库清单：从哪个文件、何时导入 / where the list of the province came from, and when; one at a time';

create table directory.provincial_item (
  code text not null,
  name text not null,
  main_code text not null,
  main_name text not null,
  place integer not null,
  constraint provincial_item_pkey primary key (code)
);
comment on table directory.provincial_item is '省库的主项、子项 / main and sub-items of the province''s directory, in the order of its file';
create index provincial_item_place on directory.provincial_item (place);
create index provincial_item_name on directory.provincial_item (name);

create table directory.correspondence (
  item text not null,
  -- the code stays when a newer list of the province has it no more
  code text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  constraint correspondence_pkey primary key (item)
);
comment on table directory.correspondence is '本地事项与省库子项的对应 / which sub-item of the province an item of ours is';
create index correspondence_code on directory.correspondence (code);
