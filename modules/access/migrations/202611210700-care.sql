-- what the administrators of people and rights need
alter table access.person rename column demo_window to usual_window;
alter table access.person
  add column version integer not null default 1,
  add column must_change_password boolean not null default false,
  add column spelling text not null default '',
  add column state_reason text,
  add column signed_in_at timestamptz;
comment on column access.person.usual_window is '常用窗口，登录时未选窗口则用它 / window taken at sign-in when none is named';
comment on column access.person.spelling is '姓名拼音全拼和首字母，检索排序用 / pinyin of the name and its initials, to find and sort by';
comment on column access.person.state_reason is '停用或恢复的原因 / why the account was last switched off or on';

-- days in Asia/Shanghai, both included; null: without limit
alter table access.role_grant
  add column starts_on date,
  add column ends_on date,
  add column reason text;

-- who is counted in which department
create index person_department on access.person (department) where department is not null;

create view access.v_role as
select person, role, starts_on, ends_on
from access.role_grant
where (starts_on is null or starts_on <= (now() at time zone 'Asia/Shanghai')::date)
  and (ends_on is null or ends_on >= (now() at time zone 'Asia/Shanghai')::date);
comment on view access.v_role is '今天有效的角色 / roles in force today';

create view access.v_person as
select id, name, account, region, department, hall, is_active from access.person;
comment on view access.v_person is '人员及所在 / people and where they work, for audit and lists of other modules';
