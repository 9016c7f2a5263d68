create table platform.audit (
  id bigint generated always as identity,
  at timestamptz not null,
  person text not null,
  role text,
  act text not null,
  name text not null,
  subject text,
  outcome text not null,
  detail jsonb,
  request_id text,
  constraint audit_pkey primary key (id)
);
comment on table platform.audit is '审计：谁在何时做了、看了、被拒绝了什么 / who did, looked at or was refused what, and when';
comment on column platform.audit.act is 'command | view | unmask | sign-in | print | export';
comment on column platform.audit.outcome is 'done | refused code | failed';
-- who has looked at this case (history page), newest first
create index audit_subject on platform.audit (subject, id) where subject is not null;
-- what has this person done (security auditor)
create index audit_person on platform.audit (person, id);
create trigger audit_append_only before update or delete on platform.audit
  for each row execute function platform.refuse_change();
