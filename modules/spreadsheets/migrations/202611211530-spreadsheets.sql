create schema spreadsheets;
comment on schema spreadsheets is '事项库表格导入导出 / the catalogue as spreadsheets';

create table spreadsheets.upload (
  id uuid not null,
  file_name text not null,
  size integer not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  state text not null,
  step text not null,
  done integer not null,
  total integer not null,
  fault text,
  row_count integer not null,
  items json not null,
  findings json not null,
  finding_count integer not null,
  imported_at timestamptz,
  constraint upload_pkey primary key (id),
  constraint upload_state check (state in ('checking', 'checked', 'faulty', 'imported'))
);
comment on table spreadsheets.upload is '上传的表格：检查结果和待导入的事项 / uploaded workbooks: what was found, and the items to be taken in';
-- what somebody uploaded, the latest first; and what is swept
create index upload_by_person on spreadsheets.upload (uploaded_by, uploaded_at);
