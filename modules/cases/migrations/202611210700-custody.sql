-- Supplements: what a case waits for, kept with every act.
create table cases.supplement (
  dossier uuid not null,
  kind text not null,
  state text not null,
  region text not null,
  hall text,
  department text not null,
  item text not null,
  item_name text not null,
  application_no text not null,
  applicant_name text not null,
  materials integer not null,
  missing integer not null,
  opened_on date not null,
  due_on date,
  -- working days of the limit, for its light
  days integer not null,
  is_extended boolean not null,
  settled_at timestamptz,
  constraint supplement_pkey primary key (dossier, kind)
);
comment on table cases.supplement is '补件：补正和容缺待补的材料 / what is still to come for a case: corrections, deferred materials';
comment on column cases.supplement.kind is 'correction 补正, deferral 容缺';
comment on column cases.supplement.state is 'open 待补, late 逾期待补, kept 按期补齐, kept-late 逾期补齐, lapsed 逾期未补, released 不再需要';

-- what waits, earliest due day first
create index supplement_waiting on cases.supplement (kind, due_on, dossier) where state in ('open', 'late');
-- figures of a period
create index supplement_opened on cases.supplement (kind, opened_on);

-- What other modules may read of deferrals in SQL.
create view cases.v_deferral as
select dossier, state, region, hall, department, item, item_name, opened_on, due_on, is_extended, settled_at
from cases.supplement where kind = 'deferral';
comment on view cases.v_deferral is '容缺承诺及其履行，供统计 / deferrals and how they were kept, for counting';

-- Paper originals: who has which now, kept with every act.
create table cases.original (
  dossier uuid not null,
  original text not null,
  name text not null,
  region text not null,
  hall text,
  department text not null,
  departments text[] not null,
  application_no text not null,
  item_name text not null,
  applicant_name text not null,
  holder text not null,
  holder_id text,
  sheet_no text,
  moved_at timestamptz not null,
  constraint original_pkey primary key (dossier, original)
);
comment on table cases.original is '原件：每份纸质原件现在在谁手里 / paper originals: who has which now';
comment on column cases.original.holder is 'window 窗口, department 部门, applicant 已退还';
comment on column cases.original.holder_id is '持有的大厅或部门 / hall or department that holds it';

-- what one side holds, longest first
create index original_holder on cases.original (holder, holder_id, moved_at, dossier, original) where holder <> 'applicant';
-- search by the end of the number and by name
create index original_number on cases.original (reverse(application_no) text_pattern_ops);
create index original_applicant on cases.original (applicant_name text_pattern_ops);

-- Numbers of sheets: one act of signing has one number, also when it is repeated.
create table cases.sheet (
  no text not null,
  person text not null,
  key text not null,
  signed_at timestamptz not null,
  constraint sheet_pkey primary key (no),
  constraint sheet_key_unique unique (person, key)
);
comment on table cases.sheet is '移交单编号 / sheets of originals by number';

-- A case on a sheet, kept with every act.
create table cases.sheet_line (
  sheet_no text not null,
  dossier uuid not null,
  direction text not null,
  giver text not null,
  giver_name text not null,
  from_id text not null,
  to_id text not null,
  department text not null,
  application_no text not null,
  item_name text not null,
  applicant_name text not null,
  materials text[] not null,
  originals integer not null,
  state text not null,
  reason text,
  taker_name text,
  signed_at timestamptz not null,
  signed_seq integer not null,
  settled_at timestamptz,
  settled_seq integer,
  constraint sheet_line_pkey primary key (sheet_no, dossier)
);
comment on table cases.sheet_line is '移交单上的办件 / a case on a sheet of originals';
comment on column cases.sheet_line.direction is 'toDept 窗口交部门, toWindow 部门交回窗口';
comment on column cases.sheet_line.state is 'open 待签收, received 已签收, rejected 已退回';

-- sheets coming to one side and under way from one side
create index sheet_line_to on cases.sheet_line (direction, to_id, signed_at desc, sheet_no);
create index sheet_line_from on cases.sheet_line (direction, from_id, signed_at desc, sheet_no);
