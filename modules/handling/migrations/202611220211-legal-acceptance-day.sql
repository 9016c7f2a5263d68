-- The day an application counts as accepted: with deemed acceptance the day it was received, not the day the clock said so.
alter table handling.task add column accepted_on date, add column accepted_how text;

update handling.task t
set accepted_on = (d.state #>> '{case,dayZero}')::date, accepted_how = d.state #>> '{case,how}'
from cases.dossier d
where d.id = t.dossier;

update handling.task
set accepted_on = (accepted_at at time zone 'Asia/Shanghai')::date, accepted_how = 'personal'
where accepted_on is null or accepted_how is null;

alter table handling.task alter column accepted_on set not null, alter column accepted_how set not null;
comment on column handling.task.accepted_on is '法定受理日：视为受理的，为收到之日 / day from which the case counts as accepted';
comment on column handling.task.accepted_how is '受理方式：personal 窗口受理，deemed 视为受理，pushed 推送 / how it came to be accepted';
