-- What is kept with the materials of a draft, and pictures that are to go from the file store for good.
create table workshop.annex (
  draft uuid not null references workshop.draft (id),
  material text not null,
  version integer not null,
  blanks jsonb not null,
  pages jsonb not null,
  marks jsonb not null,
  answers jsonb not null,
  constraint annex_pkey primary key (draft, material)
);
comment on table workshop.annex is '草稿的材料附件：空白表、填写样例及标注、减证便民核对结论 / what a draft keeps with its materials';
comment on column workshop.annex.version is '第几次改动，改时须说明看到的是哪一次 / guards against overwriting';
-- which drafts show a picture that is blacked out
create index annex_pages on workshop.annex using gin (pages jsonb_path_ops);

create table workshop.erasure (
  hash text not null,
  wished_at timestamptz not null,
  constraint erasure_pkey primary key (hash)
);
comment on table workshop.erasure is '须从文件库彻底删除的图片，删除后此行随之消失 / pictures to be removed from the file store; gone when they are';
