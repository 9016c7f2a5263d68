create table platform.worker_heartbeat (
  worker text not null,
  host text not null,
  process integer not null,
  at timestamptz not null default now(),
  constraint worker_heartbeat_pkey primary key (worker)
);
comment on table platform.worker_heartbeat is '后台任务执行进程的心跳 / processes that run jobs; one that is silent is dead and its jobs are given to others';
comment on column platform.worker_heartbeat.worker is 'locked_by of the jobs that the process holds';
