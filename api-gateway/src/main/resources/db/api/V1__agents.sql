-- Definitions: the source of truth. An agent and its schedules are one document and one version.
create table agents (
  id uuid primary key,
  owner text not null,
  name text not null,
  enabled boolean not null,
  deleted boolean not null default false,
  -- Grows by one with each change of the agent or of any of its schedules; deletion is a change.
  version bigint not null check (version > 0),
  -- What the topic agents is known to hold; a row where it is behind is published again.
  published_version bigint not null default 0 check (published_version <= version),
  -- {name, description, enabled, prompt, runtime, limits, labels, schedules[{id, name, ...}]}
  definition jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null
);

create unique index agents_by_name on agents (owner, name) where not deleted;
create index agents_unpublished on agents (updated_at) where published_version < version;

-- Every version that ever was, for the history of changes and of runs.
create table agent_versions (
  agent_id uuid not null references agents (id),
  version bigint not null,
  deleted boolean not null,
  definition jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agent_id, version)
);

-- Runs that somebody asked for by command: what a repeated request is compared with, and where a
-- prompt comes from that no definition has.
create table requested_runs (
  run_id uuid primary key,
  agent_id uuid not null references agents (id),
  schedule_id uuid,
  prompt text,
  requested_at timestamptz not null,
  requested_by text not null
);
