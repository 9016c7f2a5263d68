-- 首问负责: consultations at the guide desk are questions like others, with their topic and channel; besides a
-- department a colleague may be asked, and who was sent on is sent to a named place
alter table inquiries.inquiry add column topic text not null default 'other';
alter table inquiries.inquiry add column channel text not null default 'in-person';
alter table inquiries.inquiry add column directed_kind text;
alter table inquiries.inquiry add column directed_to text;
alter table inquiries.inquiry add column colleague text;
alter table inquiries.inquiry add column colleague_name text;
alter table inquiries.inquiry add column reminded text;
alter table inquiries.inquiry add constraint inquiry_topic
  check (topic in ('place', 'conditions', 'materials', 'time-and-fee', 'progress', 'other'));
alter table inquiries.inquiry add constraint inquiry_channel check (channel in ('in-person', 'phone'));
alter table inquiries.inquiry add constraint inquiry_directed
  check ((directed_kind is null) = (directed_to is null) and directed_kind in ('zone', 'window', 'department', 'hotline'));
alter table inquiries.inquiry add constraint inquiry_colleague check ((colleague is null) = (colleague_name is null));
alter table inquiries.inquiry add constraint inquiry_reminded check (reminded in ('due', 'overdue'));
comment on column inquiries.inquiry.asked_by is '首问责任人：最先被问到的人，直到问的人得到答复 / first-asked person, responsible until the asker was told';
comment on column inquiries.inquiry.directed_to is '引导去向的名称 / name of the place the asker was sent to';
comment on column inquiries.inquiry.colleague is '转给的同事，空表示问部门 / colleague who is to answer; null when a department is asked';
comment on column inquiries.inquiry.reminded is '已提醒首问责任人：到期、超期 / of what the first-asked person was reminded: due, overdue';
-- what a colleague has to answer
create index inquiry_colleague_asked on inquiries.inquiry (colleague, asked_at) where state = 'asked' and colleague is not null;
-- what falls due
create index inquiry_due on inquiries.inquiry (due_on) where state = 'asked';
-- the questions of a hall
create index inquiry_hall on inquiries.inquiry (hall, state, asked_at);

-- the colleagues of a hall promise a time as departments do
alter table inquiries.answer_time rename column department to promiser;
comment on column inquiries.answer_time.promiser is
  '部门编号，或“hall:大厅编号”表示大厅同事之间 / id of a department, or hall:<id> for the colleagues of a hall';
