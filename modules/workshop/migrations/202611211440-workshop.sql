create schema workshop;
comment on schema workshop is '事项工坊：梳理、审核、模拟受理、发布 / combing, review, trial and publication of items';

create table workshop.draft (
  id uuid not null,
  item text not null,
  item_name text not null,
  board text not null,
  department text not null,
  region text not null,
  base_version integer,
  document json not null,
  version integer not null,
  state text not null,
  cause text not null,
  reason text not null,
  due_on date not null,
  errors integer not null default 0,
  opened_at timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  submitted_at timestamptz,
  submitted_by text,
  submitted_by_name text,
  round integer not null default 0,
  publish_at timestamptz,
  published_at timestamptz,
  published_by text,
  published_by_name text,
  published_version integer,
  step_reason text,
  constraint draft_pkey primary key (id),
  constraint draft_state check (state in ('combing', 'review', 'trial', 'ready', 'published', 'cancelled')),
  constraint draft_published check ((state = 'published') = (published_version is not null))
);
comment on table workshop.draft is '事项草稿，交换格式全文；发布后成为事项的新版本 / an item being combed, whole in the exchange format; once published it is a new version';
comment on column workshop.draft.version is '第几稿，保存时须说明看到的是哪一稿 / guards against overwriting';
comment on column workshop.draft.base_version is '改自哪个发布版本，新事项为空 / the version it began from; null: a new item';
comment on column workshop.draft.round is '第几次提交，退回后再提交加一 / how many times it was submitted';
comment on column workshop.draft.step_reason is '上次退回或取消的理由 / why it was returned or given up last';
-- one draft of an item at a time
create unique index draft_one_open on workshop.draft (item) where state not in ('published', 'cancelled');
-- the board of a department, and what was published last
create index draft_department on workshop.draft (department, state, due_on);
create index draft_region on workshop.draft (region text_pattern_ops, state, due_on);

create table workshop.review (
  draft uuid not null references workshop.draft (id),
  round integer not null,
  result text not null,
  grades json not null,
  comment text not null,
  reviewed_at timestamptz not null,
  reviewed_by text not null,
  reviewed_by_name text not null,
  constraint review_pkey primary key (draft, round),
  constraint review_result check (result in ('approved', 'returned'))
);
comment on table workshop.review is '业务审核：逐项评高、中、低，有中或低即退回 / graded reviews; medium or low returns the draft';

create table workshop.mock_application (
  draft uuid not null references workshop.draft (id),
  round integer not null,
  no integer not null,
  answers json not null,
  status text not null,
  materials text[] not null,
  constraint mock_application_pkey primary key (draft, round, no)
);
comment on table workshop.mock_application is '模拟申请，由情形树生成，覆盖每个情形 / applicants that are played, made from the tree so that every situation is covered';

create table workshop.trial (
  draft uuid not null,
  round integer not null,
  mock integer not null,
  hall_window text not null,
  window_no text not null,
  hall text not null,
  answers json not null,
  is_same boolean not null,
  tried_at timestamptz not null,
  tried_by text not null,
  tried_by_name text not null,
  constraint trial_pkey primary key (draft, round, mock, hall_window),
  constraint trial_mock foreign key (draft, round, mock) references workshop.mock_application (draft, round, no)
);
comment on table workshop.trial is '模拟受理：哪个窗口受理了哪件模拟申请，选出的材料是否一致 / mock applications as windows handled them';

create table workshop.objection (
  id uuid not null,
  draft uuid not null references workshop.draft (id),
  round integer not null,
  side text not null,
  mock integer,
  text text not null,
  raised_at timestamptz not null,
  raised_by text not null,
  raised_by_name text not null,
  withdrawn_at timestamptz,
  constraint objection_pkey primary key (id),
  constraint objection_side check (side in ('window', 'back-office', 'program'))
);
comment on table workshop.objection is '异议：窗口、后台或程序比对提出 / objections of clerks, back office and the comparison of lists';
create index objection_draft on workshop.objection (draft, round);

create table workshop.item_change (
  item text not null,
  version integer not null,
  item_name text not null,
  former_version integer,
  cause text not null,
  reason text not null,
  published_at timestamptz not null,
  published_by_name text not null,
  constraint item_change_pkey primary key (item, version)
);
comment on table workshop.item_change is '变更告知：发布时写下改了什么、为什么，窗口打开事项时看到 / what windows are told when an item changed';

create table workshop.seen_change (
  person text not null,
  item text not null,
  version integer not null,
  seen_at timestamptz not null,
  constraint seen_change_pkey primary key (person, item, version)
);
comment on table workshop.seen_change is '谁已看过变更告知 / who has seen the notice of a change';
