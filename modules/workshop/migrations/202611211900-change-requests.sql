create table workshop.change_request (
  id uuid not null,
  item text not null,
  item_name text not null,
  department text not null,
  region text not null,
  side text not null,
  cause text not null,
  basis text not null,
  text text not null,
  wished_on date,
  state text not null,
  version integer not null,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_name text not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  decision text,
  draft uuid references workshop.draft (id),
  published_version integer,
  constraint change_request_pkey primary key (id),
  constraint change_request_side check (side in ('department', 'centre')),
  constraint change_request_state check (state in ('open', 'taken-up', 'published', 'declined', 'withdrawn')),
  constraint change_request_draft check ((state in ('taken-up', 'published')) = (draft is not null))
);
comment on table workshop.change_request is '事项变更申请：部门或中心提出，另一方决定 / what a department or the centre wants changed in an item; the other side decides';
comment on column workshop.change_request.side is '哪一方提出 / which side asked';
comment on column workshop.change_request.decision is '采纳或不采纳时说的话 / what was said when it was taken up or declined';
comment on column workshop.change_request.draft is '采纳后在哪份草稿里改 / the draft in which it is carried out';
-- what waits for a decision, the oldest first
create index change_request_open on workshop.change_request (department, asked_at) where state = 'open';
-- requests carried out in a draft
create index change_request_of_draft on workshop.change_request (draft) where draft is not null;
