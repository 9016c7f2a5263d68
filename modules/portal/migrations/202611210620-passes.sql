create schema portal;
comment on schema portal is '公众页面：进度查询凭证 / public pages: passes to the progress of one case';

create table portal.pass (
  token_hash bytea not null,
  dossier uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint pass_pkey primary key (token_hash)
);
comment on table portal.pass is '进度查询凭证，仅存哈希，两小时有效 / passes to one dossier for two hours; only the hash is kept';
-- the sweep of expired passes
create index pass_expiry on portal.pass (expires_at);

create table portal.wrong_try (
  id bigint generated always as identity,
  application_no text not null,
  address text not null,
  at timestamptz not null,
  constraint wrong_try_pkey primary key (id)
);
comment on table portal.wrong_try is '核对不符的查询，用于限制次数 / checks that failed, counted against guessing';
-- tries against one number, tries from one address, in the last minutes
create index wrong_try_number on portal.wrong_try (application_no, at);
create index wrong_try_address on portal.wrong_try (address, at);
