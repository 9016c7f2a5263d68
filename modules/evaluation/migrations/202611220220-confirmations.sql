-- 请申请人核对: what the clerk typed is shown on the pad of the window; who applies confirms it with their signature
create table evaluation.confirmation (
  id uuid not null,
  window_id text not null,
  hall text not null,
  region text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  shown json not null,
  shown_hash text not null,
  state text not null,
  signature text,
  pad uuid references evaluation.pad (id),
  answered_at timestamptz,
  constraint confirmation_pkey primary key (id),
  constraint confirmation_state check (state in ('asked', 'wants-change', 'confirmed')),
  constraint confirmation_signed check
    ((state = 'confirmed') = (signature is not null and pad is not null) and (state = 'asked') = (answered_at is null))
);
comment on table evaluation.confirmation is '请申请人核对：评价器上显示、由申请人确认并签名 / what who applies confirmed on the pad, with signature';
comment on column evaluation.confirmation.shown is '显示的内容，不脱敏，只给本人看 / what was shown, to the person themselves only';
comment on column evaluation.confirmation.signature is '签名的笔迹 / strokes of the signature, a path of lines';
-- a window asks one person at a time
create unique index confirmation_one_asked on evaluation.confirmation (window_id) where state <> 'confirmed';
create index confirmation_of_window on evaluation.confirmation (window_id, asked_at desc);
