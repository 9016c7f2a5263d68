create schema intake;
comment on schema intake is '前台综合受理 / intake at the front';

create table intake.desk (
  id uuid not null,
  person text not null,
  title text not null,
  content json not null,
  saved_at timestamptz not null,
  constraint desk_pkey primary key (id)
);
comment on table intake.desk is '窗口正在填写、尚未登记的内容 / what a clerk has typed, not yet an application';
-- my unfinished work, newest first
create index desk_person on intake.desk (person, saved_at desc);
