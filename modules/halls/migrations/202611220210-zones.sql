-- zones of a hall: what stands where, and where people wait; windows that are there keep everything and have no zone yet
create table halls.zone (
  id uuid not null,
  hall text not null references halls.hall (id),
  code text not null,
  name text not null,
  name_en text not null,
  kind text not null,
  floor text,
  waits_in uuid,
  version integer not null default 1,
  constraint zone_pkey primary key (id),
  constraint zone_code_unique unique (hall, code),
  constraint zone_of_hall unique (hall, id),
  constraint zone_waits_in foreign key (hall, waits_in) references halls.zone (hall, id),
  constraint zone_kind check
    (kind in ('general', 'board', 'professional', 'green-channel', 'online', 'waiting', 'guide', 'self-service')),
  constraint zone_waits_elsewhere check (waits_in is null or (kind <> 'waiting' and waits_in <> id))
);
comment on table halls.zone is '大厅分区 / zones of a hall';
comment on column halls.zone.name_en is '英文名，空表示没有 / name in English, empty when there is none';
comment on column halls.zone.waits_in is '所属等候区 / waiting area of the people who come to this zone';

alter table halls.hall_window add column zone uuid;
alter table halls.hall_window add constraint hall_window_zone foreign key (hall, zone) references halls.zone (hall, id);
comment on column halls.hall_window.zone is '所在分区 / zone where the window is';
create index hall_window_of_zone on halls.hall_window (zone) where zone is not null;
