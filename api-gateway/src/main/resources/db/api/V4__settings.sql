-- What holds for everything. Published to the topic settings like agents to theirs: a row whose
-- published version is behind is published again.
create table settings (
  name text primary key,
  version bigint not null,
  published_version bigint not null default 0,
  paused boolean not null,
  note text,
  updated_at timestamptz not null,
  updated_by text not null
);
