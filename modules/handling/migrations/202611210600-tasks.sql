create schema handling;
comment on schema handling is '部门审查审批：任务和待核准事项 / work of the departments: tasks and matters for the decider';

create table handling.task (
  task uuid not null,
  dossier uuid not null,
  department text not null,
  part text not null,
  state text not null,
  step text not null,
  holder text,
  holder_name text,
  opened_at timestamptz not null,
  -- the day the list sorts by; far in the future while the clock stands
  sort_on date not null,
  due_on date,
  statutory_due date,
  is_stopped boolean not null,
  -- counted days of the binding limit, in which unit, and how many are left while it stands
  budget integer,
  unit text,
  stopped_left integer,
  stopped_since timestamptz,
  application_no text not null,
  item text not null,
  item_name text not null,
  item_kind text not null,
  applicant_name text not null,
  accepted_at timestamptz not null,
  accepted_window text,
  channel text not null,
  procedure_name text,
  urges integer not null,
  awaited integer not null,
  papers integer not null,
  papers_missing integer not null,
  is_joint boolean not null,
  conclusion text,
  -- who worked on it, and when somebody last did: the list of what I have done
  workers text[] not null,
  worked_at timestamptz,
  constraint task_pkey primary key (task)
);
comment on table handling.task is '部门任务：每个部门在每个办件上的工作 / task: the work of one department on one case';
comment on column handling.task.sort_on is '排序日：最晚办结日，暂停时为 9999-12-31 / due day, or 9999-12-31 while the clock stands';
comment on column handling.task.workers is '在此任务上出具意见或作出决定的人 / who gave an opinion or decided';

-- the work list: N pending of a department, what is due first on top
create index task_open_due on handling.task (department, sort_on, task) where state in ('waiting', 'claimed');
-- what a department has worked on, newest first
create index task_worked on handling.task (department, worked_at desc, task) where worked_at is not null;

create table handling.matter (
  dossier uuid not null,
  kind text not null,
  department text not null,
  sort_on date not null,
  opened_at timestamptz not null,
  constraint matter_pkey primary key (dossier, kind)
);
comment on table handling.matter is '待核准事项：待决定、待批延期、承诺逾期、待制证 / what waits for the decider: decision, extension, broken promise, result';
-- what waits for the decider of a department, what is due first on top
create index matter_department on handling.matter (department, kind, sort_on, dossier);
