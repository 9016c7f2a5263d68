create table workshop.combing_task (
  item text not null,
  item_name text not null,
  department text not null,
  region text not null,
  owner text not null,
  owner_name text not null,
  due_on date not null,
  note text not null,
  planned_at timestamptz not null,
  planned_by text not null,
  planned_by_name text not null,
  constraint combing_task_pkey primary key (item)
);
comment on table workshop.combing_task is '梳理计划：谁在哪天前梳理哪个事项，发布后即撤下 / who combs which item by when; gone once it is published';
create index combing_task_due on workshop.combing_task (due_on);

create table workshop.item_check (
  item text not null,
  version integer not null,
  checked_at timestamptz not null,
  checked_by text not null,
  checked_by_name text not null,
  note text not null,
  constraint item_check_pkey primary key (item, checked_at)
);
comment on table workshop.item_check is '核查：看过现行版本，不用改 / somebody looked through the version in force and found it right';

create table workshop.volume_band (
  band text not null,
  from_rank integer not null,
  constraint volume_band_pkey primary key (band),
  constraint volume_band_rank unique (from_rank)
);
comment on table workshop.volume_band is '办件量分档，按近十二个月办件量的名次 / bands of volume, by rank of cases in the last twelve months';
insert into workshop.volume_band (band, from_rank) values ('high', 1), ('medium', 101), ('low', 401);
