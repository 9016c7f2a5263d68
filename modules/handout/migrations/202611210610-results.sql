create schema handout;
comment on schema handout is '出件：结果从部门到申请人 / hand-out: results on their way from the department to the applicant';

create table handout.result (
  dossier uuid not null,
  state text not null,
  -- where the person stands who takes it next: lists of the window are by area
  region text not null,
  hall text,
  department text not null,
  application_no text not null,
  item_name text not null,
  applicant_name text not null,
  conclusion text,
  method text not null,
  documents integer not null,
  produced_at timestamptz,
  received_at timestamptz,
  carrier text,
  waybill text,
  box text,
  box_until date,
  returns integer not null,
  settled_at timestamptz,
  -- when it came into this state: the list sorts by it
  moved_at timestamptz not null,
  constraint result_pkey primary key (dossier)
);
comment on table handout.result is '办理结果：每个办件的结果现在在哪里 / result: where the documents of a case are now';
comment on column handout.result.state is 'owed 待制证, produced 待接收, received 待发放, mailed 已寄出, locker 在柜, delivered, deposited, voided';
comment on column handout.result.method is '申请人选择的取件方式 / how the applicant wants it';
comment on column handout.result.moved_at is '进入当前状态的时间 / since when it is in this state';

-- what lies at the window, what waited longest on top
create index result_waiting on handout.result (hall, state, moved_at, dossier)
  where state in ('produced', 'received', 'mailed', 'locker');
-- what was settled, newest on top; and the figures of a day
create index result_settled on handout.result (hall, settled_at desc, dossier) where settled_at is not null;
-- search by the end of the number at the window
create index result_number on handout.result (reverse(application_no) text_pattern_ops);
