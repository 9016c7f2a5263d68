create schema documents;
comment on schema documents is '文书：文号、查验码、印章、补打 / documents: numbers, verification codes, seals, reprints';

create table documents.seal (
  name text not null,
  kind text not null,
  owner text not null,
  face text not null,
  certificate text not null,
  first_used_at timestamptz not null,
  constraint seal_pkey primary key (name, certificate),
  constraint seal_kind check (kind in ('special', 'official', 'filing'))
);
comment on table documents.seal is '电子印章登记：每张证书一行，私钥不在库中 / seals in use, a row for each certificate; keys are kept elsewhere';
comment on column documents.seal.owner is '部门或大厅 / department or hall';
comment on column documents.seal.face is '印面文字 / what the seal says';

create table documents.document (
  id uuid not null,
  stream text not null,
  seq integer not null,
  kind text not null,
  part smallint not null,
  title text not null,
  number text not null,
  verification_code text not null,
  organ text not null,
  applicant text not null,
  issued_on date not null,
  content json not null,
  content_hash bytea not null,
  template_hash bytea not null,
  file_hash bytea not null,
  size integer not null,
  pages smallint not null,
  missing text[] not null,
  head_hash bytea not null,
  seal text not null,
  created_at timestamptz not null,
  printed integer not null default 0,
  constraint document_pkey primary key (id),
  constraint document_once unique (stream, seq, kind, part),
  constraint document_code_unique unique (verification_code)
);
comment on table documents.document is '文书，由事件生成，一事一份 / documents, made from events, each once';
comment on column documents.document.applicant is '查验页显示的申请人，个人已屏蔽 / applicant as the verification page shows it, persons masked';
comment on column documents.document.content is '文书内容，补打和查验以此为准 / content; reprints are made from it';
comment on column documents.document.missing is '字库没有的生僻字 / characters no font draws';
comment on column documents.document.head_hash is '生成时事件流的链头 / head of the stream when it was made: what a later change breaks';
comment on column documents.document.printed is '首次打印后为 1，再打为补打 / 1 after the first print, more are reprints';

create table documents.reprint (
  document uuid not null references documents.document (id),
  n integer not null,
  at timestamptz not null,
  person text not null,
  reason text not null,
  file_hash bytea not null,
  size integer not null,
  constraint reprint_pkey primary key (document, n)
);
comment on table documents.reprint is '补打记录 / reprints, each with who, when and why';

-- verification of a file somebody holds: is it one of ours, and which
create index document_file on documents.document (file_hash);
create index reprint_file on documents.reprint (file_hash);
