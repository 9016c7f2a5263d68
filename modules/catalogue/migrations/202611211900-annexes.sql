-- What a published version keeps with its materials beside the exchange format: blank forms, sample pages with marks,
-- answers to the rules by which a proof is no longer asked for.
create table catalogue.annex (
  item text not null,
  version integer not null,
  material text not null,
  blanks jsonb not null,
  pages jsonb not null,
  marks jsonb not null,
  answers jsonb not null,
  constraint annex_pkey primary key (item, version, material),
  constraint annex_of_version foreign key (item, version) references catalogue.item_version (item, version)
);
comment on table catalogue.annex is '材料附件：空白表、填写样例及审查要点标注、减证便民核对结论，随事项版本发布 / what a version keeps with its materials';
comment on column catalogue.annex.pages is '样例图片，私人信息已涂黑；涂黑后原图从文件库删除 / pictures of the sample, in order';
comment on column catalogue.annex.marks is '审查要点在样例上的位置，按占宽高的比例 / where review points are on the sample, in shares of its size';
-- which versions show a picture that is blacked out
create index annex_pages on catalogue.annex using gin (pages jsonb_path_ops);
