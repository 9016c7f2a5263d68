-- lines are opened, changed and closed by the hall's manager: a change is guarded by the version that was seen (QUE-03)
alter table queue.business_group add column version integer not null default 1;
comment on column queue.business_group.version is '第几版，改动时核对 / version, checked by the next change';
