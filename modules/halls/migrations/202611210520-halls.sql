create schema halls;
comment on schema halls is '辖区、大厅、窗口、部门 / areas, halls, windows, departments';

create table halls.area (
  code text not null,
  name text not null,
  parent text references halls.area (code),
  constraint area_pkey primary key (code)
);
comment on table halls.area is '行政区划 / administrative areas';

create table halls.department (
  id text not null,
  name text not null,
  short_name text not null,
  duties text not null default '',
  region text not null,
  document_mark text not null,
  is_active boolean not null default true,
  constraint department_pkey primary key (id)
);
comment on table halls.department is '部门（实施主体） / departments, the implementing bodies';
comment on column halls.department.document_mark is '文号机关代字 / mark of the body in document numbers';

create table halls.hall (
  id text not null,
  name text not null,
  level text not null,
  region text not null,
  address text not null,
  phone text not null,
  details json not null,
  is_active boolean not null default true,
  constraint hall_pkey primary key (id)
);
comment on table halls.hall is '政务大厅 / service halls; details: hours, transport, facilities, coordinates';

create table halls.hall_window (
  id text not null,
  hall text not null references halls.hall (id),
  no text not null,
  kind text not null,
  boards text[] not null,
  floor text,
  takes_applications boolean not null,
  receives_only boolean not null,
  hands_out boolean not null,
  is_open boolean not null default true,
  constraint hall_window_pkey primary key (id),
  constraint hall_window_no_unique unique (hall, no)
);
comment on table halls.hall_window is '窗口 / windows and what they do';
