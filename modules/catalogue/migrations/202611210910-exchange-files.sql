create table catalogue.exchange_file (
  catalogue text not null,
  path text not null,
  body text not null,
  constraint exchange_file_pkey primary key (catalogue, path)
);
comment on table catalogue.exchange_file is '目录文件夹原文，按目录保存，导出时逐字节还原 / the files of an imported catalogue folder, exact text, so that an export gives back the same bytes';
