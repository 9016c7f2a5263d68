create schema cases;
comment on schema cases is '办件：案卷及其事件流的当前状态 / cases: dossiers, the folded state of their event streams';

create table cases.dossier (
  id uuid not null,
  application_no text not null,
  version integer not null,
  head_hash bytea not null,
  state json not null,
  -- what lists and counts need, taken from the state at every act
  stage text not null,
  conclusion text,
  channel text not null,
  item text not null,
  item_version integer not null,
  item_name text not null,
  item_kind text not null,
  department text not null,
  departments text[] not null,
  region text not null,
  hall text,
  hall_window text,
  opened_by text,
  accepted_by text,
  applicant_kind text not null,
  applicant_name text not null,
  applicant_key text not null,
  opened_at timestamptz not null,
  received_at timestamptz,
  accepted_at timestamptz,
  concluded_at timestamptz,
  ended_at timestamptz,
  due_on date,
  committed_due date,
  statutory_due date,
  is_stopped boolean not null default false,
  warn_on date,
  next_alarm timestamptz,
  changed_at timestamptz not null,
  constraint dossier_pkey primary key (id),
  constraint dossier_application_no_unique unique (application_no)
);
comment on table cases.dossier is '案卷：一份申请和由它而来的办件，一个事件流 / dossier: an application and its case, one event stream';
comment on column cases.dossier.applicant_key is '申请人证件类型和号码的摘要，用于查重和带出已知信息 / digest of the applicant''s document';
comment on column cases.dossier.stage is '申请或办件所处状态 / state of the application or case';

-- timers: what falls due by itself
create index dossier_next_alarm on cases.dossier (next_alarm) where next_alarm is not null;
-- live counts and due lists of open cases, by department
create index dossier_open_department on cases.dossier (department, due_on, id) where ended_at is null;
-- first-handler follow list of a clerk
create index dossier_accepted_by on cases.dossier (accepted_by, changed_at desc) where accepted_by is not null;
-- drafts and received applications of a hall
create index dossier_hall on cases.dossier (hall, stage, changed_at desc) where ended_at is null;
-- duplicates, known applicants
create index dossier_applicant on cases.dossier (applicant_key, opened_at desc);
-- search by the end of the number and by name
create index dossier_applicant_name on cases.dossier (applicant_name text_pattern_ops);

create table cases.number_block (
  region text not null,
  day date not null,
  next integer not null,
  constraint number_block_pkey primary key (region, day)
);
comment on table cases.number_block is '收单号流水，按区划和日成块取用 / serials of application numbers, taken in blocks per area and day';
