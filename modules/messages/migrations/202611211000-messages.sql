create schema messages;
comment on schema messages is '短信与站内消息：发给申请人的消息、给工作人员的通知、提醒 / messages to applicants, notices to staff, reminders';

create table messages.message (
  id uuid not null,
  -- what it says only once: event and kind, or reminder step
  once text not null,
  dossier uuid not null,
  application_no text not null,
  region text not null,
  hall text,
  kind text not null,
  recipient text not null,
  template text not null,
  language text not null,
  text text not null,
  fill jsonb,
  state text not null,
  attempts integer not null default 0,
  provider_id text,
  failure text,
  created_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  constraint message_pkey primary key (id),
  constraint message_once unique (once),
  constraint message_state_known check (state in ('queued', 'sent', 'failed'))
);
comment on table messages.message is '消息：每条发给申请人的短信或站内消息及其发送状态 / message to an applicant, with its state of delivery';
comment on column messages.message.once is '同一事件、同一提醒只发一次 / one event, one reminder: one message';
comment on column messages.message.recipient is '手机号，站内消息为申请编号 / telephone number, on the portal the application number';
comment on column messages.message.fill is '取件码只在发送时填入，不保存 / what the locker code is made from; the code is kept nowhere';
comment on column messages.message.state is 'queued 待发, sent 已发, failed 未发出';

-- the outbox page, newest on top
create index message_newest on messages.message (region text_pattern_ops, created_at desc, id desc);
create index message_hall on messages.message (hall, created_at desc, id desc);
-- search by the end of a telephone number
create index message_recipient on messages.message (reverse(recipient) text_pattern_ops);
-- the messages of a case
create index message_dossier on messages.message (dossier, created_at);

create table messages.sandbox (
  message uuid not null,
  kind text not null,
  recipient text not null,
  text text not null,
  sent_at timestamptz not null,
  constraint sandbox_pkey primary key (message, sent_at)
);
comment on table messages.sandbox is '沙箱：演示和测试时代替运营商收下的消息 / sandbox: what took messages in place of a provider';

create table messages.staff_notice (
  id uuid not null,
  once text not null,
  person text not null,
  dossier uuid not null,
  application_no text not null,
  item_name text not null,
  kind text not null,
  facts jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  constraint staff_notice_pkey primary key (id),
  constraint staff_notice_once unique (once)
);
comment on table messages.staff_notice is '工作人员通知：首问负责人和承办人经手的办件有了变化 / notice to staff: a case of theirs has changed';
-- the page of a person, newest on top
create index staff_notice_person on messages.staff_notice (person, at desc, id desc);
-- the number at the bell
create index staff_notice_unread on messages.staff_notice (person) where read_at is null;

create table messages.awaited (
  dossier uuid not null,
  kind text not null,
  day date not null,
  application_no text not null,
  item_name text not null,
  applicant_name text not null,
  region text not null,
  hall text,
  -- of the dossier it was taken from
  version integer not null,
  told_step integer,
  told_at timestamptz,
  constraint awaited_pkey primary key (dossier, kind),
  constraint awaited_kind_known check (kind in ('deferral', 'correction', 'result'))
);
comment on table messages.awaited is '等待申请人的事：容缺补交、补正、领取结果 / what is awaited of an applicant, and reminded of';
comment on column messages.awaited.day is '最后一天；结果为到窗口之日 / last day; of a result since when it lies there';
comment on column messages.awaited.told_step is '已提醒的一档（天数） / the step that was told';
-- results not collected, what lies longest on top
create index awaited_result on messages.awaited (hall, day, dossier) where kind = 'result';

create table messages.reminder_setting (
  region text not null,
  deferral_days integer[] not null,
  correction_days integer[] not null,
  result_days integer[] not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint reminder_setting_pkey primary key (region)
);
comment on table messages.reminder_setting is '提醒设置：各区划提前或逾期几天提醒 / when reminders are sent, by area';
