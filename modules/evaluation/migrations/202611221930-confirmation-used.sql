-- a confirmation given at the pad serves the one application it was given for (QUE-05)
create table evaluation.confirmation_use (
  confirmation uuid not null,
  dossier uuid not null,
  used_at timestamptz not null,
  constraint confirmation_use_pkey primary key (confirmation)
);
comment on table evaluation.confirmation_use is
  '核对的使用：一次核对只用于一件申请 / which application rests on a confirmation; one, and once';
-- what was used before: the first application of each
insert into evaluation.confirmation_use (confirmation, dossier, used_at)
select distinct on (confirmation) confirmation, dossier, recorded_at
from (
  select (body -> 'data' ->> 'confirmation')::uuid as confirmation, substr(stream, 9)::uuid as dossier, recorded_at
  from platform.event
  where type = 'intake.content-confirmed' and stream like 'dossier:%'
) as used
where confirmation is not null
order by confirmation, recorded_at;
