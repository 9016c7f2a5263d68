create schema access;
comment on schema access is '登录、角色、辖区、屏蔽 / sign-in, roles and their reach';

create table access.person (
  id text not null,
  name text not null,
  account text not null,
  password_hash text not null,
  password_changed_at timestamptz not null,
  region text not null,
  department text,
  hall text,
  is_active boolean not null default true,
  is_demo boolean not null default false,
  demo_window text,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  constraint person_pkey primary key (id),
  constraint person_account_unique unique (account)
);
comment on table access.person is '工作人员及账号 / members of staff and their accounts';
comment on column access.person.is_demo is '演示账号，登录页列出 / demo account, listed on the sign-in page';

create table access.role_grant (
  person text not null references access.person (id),
  role text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  constraint role_grant_pkey primary key (person, role)
);
comment on table access.role_grant is '角色授予 / roles held';

create table access.session (
  token_hash bytea not null,
  person text not null references access.person (id),
  hall_window text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  constraint session_pkey primary key (token_hash)
);
comment on table access.session is '会话，仅存令牌哈希 / sessions; only the hash of the token is kept';
-- ending all sessions of a person
create index session_person on access.session (person);
-- the sweep of expired sessions
create index session_expiry on access.session (expires_at);
