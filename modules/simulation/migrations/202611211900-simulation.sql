create schema simulation;
comment on schema simulation is '模拟 / days of a hall played again with other windows';

create table simulation.earlier_day (
  hall text not null,
  day date not null,
  visits integer not null,
  sha256 text not null,
  taken_over_by text not null,
  taken_over_at timestamptz not null,
  constraint earlier_day_pkey primary key (hall, day)
);
comment on table simulation.earlier_day is '从原排队系统转入的日子 / days taken over from the queue system in use before';

create table simulation.earlier_visit (
  hall text not null,
  day date not null,
  n integer not null,
  line text not null,
  window_no text,
  came integer not null,
  called integer,
  ended integer,
  constraint earlier_visit_pkey primary key (hall, day, n),
  constraint earlier_visit_day foreign key (hall, day) references simulation.earlier_day (hall, day) on delete cascade,
  constraint earlier_visit_in_order check (came >= 0 and called >= came and ended >= called and ended < 86400)
);
comment on table simulation.earlier_visit is '转入的来访，时刻为当日零点起的秒数 / visits taken over; moments are seconds since midnight';
