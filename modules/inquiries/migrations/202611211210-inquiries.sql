create schema inquiries;
comment on schema inquiries is '疑难问题咨询 / questions of clerks to departments';

create table inquiries.inquiry (
  id uuid not null,
  version integer not null,
  state text not null,
  item text,
  item_name text not null,
  department text not null,
  region text not null,
  hall text,
  dossier uuid,
  application_no text,
  applicant_name text not null,
  phone text not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_name text not null,
  answer_days integer not null,
  due_on date not null,
  answer text,
  basis text,
  answered_at timestamptz,
  answered_by text,
  answered_by_name text,
  seen_at timestamptz,
  told_at timestamptz,
  told_by text,
  told_by_name text,
  told_how text,
  told_note text,
  withdrawn_at timestamptz,
  withdraw_reason text,
  constraint inquiry_pkey primary key (id),
  constraint inquiry_state check (state in ('asked', 'answered', 'told', 'withdrawn')),
  constraint inquiry_answered check (state not in ('answered', 'told') or (answer is not null and answered_at is not null)),
  constraint inquiry_told check (state <> 'told' or (told_how in ('window', 'phone', 'message') and told_at is not null))
);
comment on table inquiries.inquiry is '咨询单 / a question of a clerk to a department, its answer and how the applicant was told';
comment on column inquiries.inquiry.item is '事项不清楚时为空，直接问部门 / empty when the item is not known and a department is asked';
comment on column inquiries.inquiry.seen_at is '提出人看到答复的时间 / when who asked saw the answer';
-- what a department has to answer, oldest first
create index inquiry_department on inquiries.inquiry (department, state, asked_at);
-- the questions of a clerk
create index inquiry_asker on inquiries.inquiry (asked_by, state, asked_at);
-- the questions of an area
create index inquiry_region on inquiries.inquiry (region text_pattern_ops, state, asked_at);

create table inquiries.answer_time (
  department text not null,
  days integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  changed_by_name text not null,
  constraint answer_time_pkey primary key (department),
  constraint answer_time_days check (days between 0 and 20)
);
comment on table inquiries.answer_time is '部门承诺的答复工作日，没有行的按 1 个工作日 / working days a department promises to answer in; 1 without a row';

create table inquiries.pass (
  inquiry uuid not null references inquiries.inquiry (id),
  seq integer not null,
  from_department text not null,
  to_department text not null,
  reason text not null,
  passed_by text not null,
  passed_by_name text not null,
  passed_at timestamptz not null,
  constraint pass_pkey primary key (inquiry, seq)
);
comment on table inquiries.pass is '咨询转办 / how a question went from department to department';
