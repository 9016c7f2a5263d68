alter table spreadsheets.upload add column drafts json not null default '[]';
comment on column spreadsheets.upload.drafts is '由这份表格生成的草稿 / drafts of the workshop that came of it';
