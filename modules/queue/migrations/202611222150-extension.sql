-- 延长服务: until when a hall stays open today beyond its hours, because people still wait (QUE-06)
create table queue.extension (
  hall text not null,
  day date not null,
  until timestamptz not null,
  waiting integer not null,
  by_name text not null,
  at timestamptz not null,
  primary key (hall, day)
);
comment on table queue.extension is '延长服务 / opening extended beyond the hours of a day';
comment on column queue.extension.until is '延长到几点 / until when';
comment on column queue.extension.waiting is '决定延长时还有几人在等 / people waiting when it was decided';
