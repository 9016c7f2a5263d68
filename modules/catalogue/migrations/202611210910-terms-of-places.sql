-- Why a department delegated, and which change of an item's settings a person saw.
alter table catalogue.delegation add column reason text;
comment on column catalogue.delegation.reason is '授权事由 / why it was granted';

alter table catalogue.item_setting add column version integer not null default 1;
comment on column catalogue.item_setting.version is '第几次改动，改动时须说明看到的是哪一次 / how many times it was changed';
