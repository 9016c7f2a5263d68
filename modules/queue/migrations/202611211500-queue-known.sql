alter table queue.business_group add column boards text[] not null default '{}';
comment on column queue.business_group.boards is '板块：这些板块的事项归本组 / items of these boards belong to the line';

create table queue.group_item (
  hall text not null,
  item text not null,
  group_id text not null references queue.business_group (id),
  constraint group_item_pkey primary key (hall, item)
);
comment on table queue.group_item is '单独指定业务分组的事项 / items that belong to another line than their board';

alter table queue.ticket
  add column item text,
  add column person_name text,
  add column document_number text,
  add column booking text,
  add column booked_for timestamptz,
  add column application_no text;
comment on column queue.ticket.item is '要办的事项 / item the person has come for, when it is known';
comment on column queue.ticket.booking is '预约 / the appointment with which the person came';
comment on column queue.ticket.application_no is '最近一次收件的申请编号 / application taken in this service, the latest';

-- who comes with a booking takes one ticket with it
create unique index ticket_one_per_booking on queue.ticket (booking)
  where booking is not null and state <> 'given-back';
-- visits of a hall by day: the forecast of arrivals, the report
create index ticket_visits on queue.ticket (hall, day, taken_at);
