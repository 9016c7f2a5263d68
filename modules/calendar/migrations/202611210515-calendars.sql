create schema calendar;
comment on schema calendar is '工作日历 / working-day calendars';

create table calendar.edition (
  n integer generated always as identity,
  version text not null,
  cause text not null,
  body json not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint edition_pkey primary key (n),
  constraint edition_version_unique unique (version)
);
comment on table calendar.edition is '日历版本，发布后不改，新通知即新版本 / calendar editions; a published one never changes';
