-- places are kept in the product: a version against stale writes, and why a window does not work
alter table halls.department add column version integer not null default 1;
alter table halls.hall add column version integer not null default 1;
alter table halls.hall_window add column version integer not null default 1;
alter table halls.hall_window add column is_closed boolean not null default false;
alter table halls.hall_window add column reason text;
comment on column halls.hall_window.is_open is '正在开放；暂停或关闭时为否 / working now; false when paused or closed';
comment on column halls.hall_window.is_closed is '已撤销，不再使用 / closed for good';
comment on column halls.hall_window.reason is '暂停或关闭的原因 / why it is paused or closed';
