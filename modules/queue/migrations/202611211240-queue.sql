create schema queue;
comment on schema queue is '取号叫号 / the queue: business groups, tickets, windows that call';

create table queue.business_group (
  id text not null,
  hall text not null,
  letter text not null,
  name text not null,
  service_seconds integer not null,
  is_active boolean not null default true,
  constraint business_group_pkey primary key (id),
  constraint business_group_letter unique (hall, letter)
);
comment on table queue.business_group is '业务分组：每组一个字头，按日编号 / a line of a hall with its letter';
comment on column queue.business_group.service_seconds is '通常办理时长（秒） / usual length of a service';

create table queue.window_serves (
  window_id text not null,
  group_id text not null references queue.business_group (id),
  -- 0 first, others when these are not there
  rank integer not null,
  constraint window_serves_pkey primary key (window_id, group_id),
  constraint window_serves_rank check (rank between 0 and 3)
);
comment on table queue.window_serves is '窗口可办的业务分组，开放期间可调 / what a window calls, changeable during opening hours';
create index window_serves_group on queue.window_serves (group_id);

create table queue.calling_window (
  window_id text not null,
  hall text not null,
  is_open boolean not null,
  reason text,
  person text not null,
  since timestamptz not null,
  constraint calling_window_pkey primary key (window_id)
);
comment on table queue.calling_window is '叫号窗口：开启或暂停 / windows that call, open or paused with a reason';

create table queue.day_count (
  group_id text not null references queue.business_group (id),
  day date not null,
  last integer not null,
  constraint day_count_pkey primary key (group_id, day)
);
comment on table queue.day_count is '当日已发号数，连续无空号 / numbers given out on a day, without gaps';

create table queue.ticket (
  id uuid not null,
  token text not null,
  hall text not null,
  group_id text not null references queue.business_group (id),
  day date not null,
  no text not null,
  phone text,
  priority text,
  priority_reason text,
  is_booked boolean not null,
  note text,
  state text not null,
  window_id text,
  target_window text,
  order_at timestamptz not null,
  calls integer not null default 0,
  passes integer not null default 0,
  is_told_near boolean not null default false,
  taken_at timestamptz not null,
  called_at timestamptz,
  served_at timestamptz,
  ended_at timestamptz,
  constraint ticket_pkey primary key (id),
  constraint ticket_token unique (token),
  constraint ticket_no_of_day unique (hall, day, no),
  constraint ticket_state_known
    check (state in ('waiting', 'called', 'serving', 'held', 'passed', 'done', 'given-back')),
  constraint ticket_has_window check ((state in ('called', 'serving', 'held')) <= (window_id is not null))
);
comment on table queue.ticket is '号票：从取号到办结 / a ticket, from taking the number to the end of the service';
comment on column queue.ticket.order_at is '排队位置，越早越先 / place in line, the earlier the sooner';
comment on column queue.ticket.token is '手机查看排队的凭据 / secret by which the holder follows the queue';

-- one live ticket per person and business
create unique index ticket_one_live on queue.ticket (group_id, day, phone)
  where phone is not null and state in ('waiting', 'called', 'serving', 'held', 'passed');
-- a window has one person in front of it
create unique index ticket_one_at_window on queue.ticket (window_id, day) where state in ('called', 'serving');
-- who comes next
create index ticket_line on queue.ticket (hall, day, order_at) where state = 'waiting';
-- the latest calls, and the services of the day
create index ticket_calls on queue.ticket (hall, day, called_at desc) where called_at is not null;
