create schema evaluation;
comment on schema evaluation is '好差评 / evaluations of services, pads at the windows, call-backs after bad grades';

create table evaluation.evaluation (
  id uuid not null,
  service text not null,
  subject text not null,
  state text not null,
  region text not null,
  hall text,
  window_id text,
  staff text,
  item text,
  item_name text not null,
  department text,
  application_no text,
  ticket_no text,
  phone text,
  asked_at timestamptz not null,
  until timestamptz not null,
  pad_until timestamptz,
  told_at timestamptz,
  grade integer,
  reasons text[] not null default '{}',
  comment text not null default '',
  channel text,
  pad uuid,
  given_at timestamptz,
  constraint evaluation_pkey primary key (id),
  constraint evaluation_once unique (service, subject),
  constraint evaluation_service check (service in ('visit', 'acceptance', 'handout')),
  constraint evaluation_state check (state in ('asked', 'declined', 'given')),
  constraint evaluation_grade check (grade between 1 and 5),
  -- what nobody rated has no grade, and a grade has its proof
  constraint evaluation_given check (
    case when state = 'given' then grade is not null and channel is not null and given_at is not null
      else grade is null and channel is null and given_at is null end),
  constraint evaluation_by_pad check (coalesce(channel = 'pad', false) = (pad is not null))
);
comment on table evaluation.evaluation is '评价：一次服务一评 / one evaluation per service, asked and maybe given';
comment on column evaluation.evaluation.subject is '号票或案卷 / the ticket or dossier of the service';
comment on column evaluation.evaluation.phone is '只用于发评价短信 / for the link only, shown to nobody';
comment on column evaluation.evaluation.pad_until is '评价器上询问到何时 / until when the pad asks';
create index evaluation_hall on evaluation.evaluation (hall, asked_at desc, id);
create index evaluation_region on evaluation.evaluation (region text_pattern_ops, asked_at desc, id);
create index evaluation_window on evaluation.evaluation (window_id, pad_until) where pad_until is not null;
create index evaluation_to_tell on evaluation.evaluation (pad_until) where told_at is null and state = 'asked';

-- a grade that was given is changed by nobody
create function evaluation.keep_grade() returns trigger language plpgsql as $$
begin
  if old.state = 'given' then
    raise exception 'evaluation % was given', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger evaluation_stays before update on evaluation.evaluation
  for each row execute function evaluation.keep_grade();
create trigger evaluation_no_delete before delete on evaluation.evaluation
  for each row execute function platform.refuse_change();

create table evaluation.pad (
  id uuid not null,
  window_id text not null,
  hall text not null,
  region text not null,
  code_hash bytea,
  code_until timestamptz not null,
  tries integer not null default 0,
  key_hash bytea,
  paired_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz,
  made_at timestamptz not null,
  made_by_name text not null,
  constraint pad_pkey primary key (id),
  constraint pad_key unique (key_hash)
);
comment on table evaluation.pad is '评价器：窗口上的平板，配对后凭密钥 / a pad at a window, known by its key once it is paired';
create unique index pad_one_live on evaluation.pad (window_id) where ended_at is null;

create table evaluation.callback (
  id uuid not null references evaluation.evaluation (id),
  version integer not null,
  state text not null,
  region text not null,
  hall text,
  department text,
  phone text,
  opened_at timestamptz not null,
  contact_by date not null,
  answer_by date not null,
  contacted_at timestamptz,
  contacted_by_name text,
  contact_note text,
  outcome text,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  constraint callback_pkey primary key (id),
  constraint callback_state check (state in ('opened', 'contacted', 'answered')),
  constraint callback_answered check ((state = 'answered') = (answer is not null and outcome is not null))
);
comment on table evaluation.callback is '差评回访 / what follows a bad grade';
comment on column evaluation.callback.phone is '评价人自愿留下 / left by who wants to be called';
create index callback_open on evaluation.callback (hall, state, answer_by);

create table evaluation.term (
  region text not null,
  terms jsonb not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  constraint term_pkey primary key (region)
);
comment on table evaluation.term is '各地回访和答复时限 / days for calling back and answering, by area';
