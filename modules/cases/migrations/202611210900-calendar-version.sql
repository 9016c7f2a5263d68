-- By which edition of the calendar the days of a dossier were last judged: a newer one is applied to it exactly once.
alter table cases.dossier add column calendar_version text not null default '';
comment on column cases.dossier.calendar_version is '期限最近按哪一版日历计算；空为未记录 / edition of the calendar its days were last judged by';

-- open dossiers that a new edition has not reached yet
create index dossier_open_calendar on cases.dossier (calendar_version, id) where ended_at is null;
