create schema appointments;
comment on schema appointments is '预约：预约安排、时段名额、预约、大厅预约规则 / appointments: plans, places of slots, bookings, rules of halls';

create table appointments.plan (
  id text not null,
  hall text not null,
  board text not null,
  terms jsonb not null,
  is_active boolean not null default true,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  changed_by_name text not null,
  constraint plan_pkey primary key (id)
);
comment on table appointments.plan is '预约安排：窗口分组的时段和名额 / slots and places of a window group';
comment on column appointments.plan.terms is '名称、事项、时间、时段长度、名额 / name, items, hours, length of slots, limits';
-- plans of a hall, read with every offer
create index plan_hall on appointments.plan (hall);

create table appointments.hall_rule (
  hall text not null,
  rules jsonb not null,
  days jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  changed_by_name text not null,
  constraint hall_rule_pkey primary key (hall)
);
comment on table appointments.hall_rule is '大厅的预约规则和特殊日期 / rules of a hall about bookings, and its special days';
comment on column appointments.hall_rule.days is '节假日、错时、延时开放和不开放的日期 / days with hours of their own';

create table appointments.place_count (
  plan text not null references appointments.plan (id),
  kind text not null,
  subject text not null,
  day date not null,
  start text not null,
  taken integer not null,
  most integer not null,
  constraint place_count_pkey primary key (plan, day, start, kind, subject),
  constraint place_count_kind_known check (kind in ('slot', 'item', 'day')),
  -- whatever goes wrong above: never more bookings than places
  constraint place_count_within check (taken between 0 and most)
);
comment on table appointments.place_count is '名额：时段、事项、分组当日已约数，绝不超过上限 / places taken of a slot, an item in it, a window group on a day';

create sequence appointments.booking_serial as integer maxvalue 999999 cycle;

create table appointments.booking (
  id uuid not null,
  version integer not null default 1,
  no text not null,
  state text not null,
  hall text not null,
  region text not null,
  plan text not null references appointments.plan (id),
  board text not null,
  item text not null,
  item_name text not null,
  day date not null,
  start text not null,
  finish text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  name text not null,
  phone text not null,
  identity_kind text not null,
  identity_key bytea not null,
  identity_masked text not null,
  channel text not null,
  changes integer not null default 0,
  booked_at timestamptz not null,
  booked_by text not null,
  booked_by_name text not null,
  reminded_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz,
  cancel_reason text,
  constraint booking_pkey primary key (id),
  constraint booking_no_unique unique (no),
  constraint booking_state_known check (state in ('booked', 'arrived', 'done', 'missed', 'cancelled'))
);
comment on table appointments.booking is '预约：一人一事一时段 / a booking: one person, one item, one slot';
comment on column appointments.booking.identity_key is '证件号码的带密钥散列，号码本身不保存 / keyed hash of the document number; the number itself is kept nowhere';
comment on column appointments.booking.identity_masked is '脱敏后的证件号码 / the number masked';
-- one document books an item once until it is done, missed or cancelled (APT-03)
create unique index booking_one_live on appointments.booking (identity_key, item) where state in ('booked', 'arrived');
-- the page of a hall's day
create index booking_day on appointments.booking (hall, day, start, no);
-- what a document booked before
create index booking_identity on appointments.booking (identity_key, booked_at);
-- reminders and missed bookings
create index booking_waiting on appointments.booking (starts_at) where state = 'booked';

create table appointments.wrong_try (
  id bigint generated always as identity,
  no text not null,
  address text not null,
  at timestamptz not null,
  constraint wrong_try_pkey primary key (id)
);
comment on table appointments.wrong_try is '核对不符的查询，用于限制次数 / checks that failed, counted against guessing';
-- tries against one number, tries from one address, in the last minutes
create index wrong_try_no on appointments.wrong_try (no, at);
create index wrong_try_address on appointments.wrong_try (address, at);
