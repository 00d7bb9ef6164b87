-- Runs that are tried again: by the scheduler as another attempt, or by somebody as another run.
alter table runs add column retry_at timestamptz;
alter table runs add column retry_of uuid;
alter table run_attempts add column output text;
alter table requested_runs add column inputs text not null default '{}';
alter table requested_runs add column retry_of uuid;

-- The version by which the scheduler works, as far as the journal says. What follows it is told to
-- the scheduler with every later version, so that no rule is lost between two records.
alter table agents add column applied_version bigint not null default 0;

-- What the journal says of agents as a whole and of schedules.
create table agent_events (
  event_id text primary key,
  agent_id uuid not null,
  agent_name text not null,
  owner text not null,
  schedule_id uuid,
  schedule_name text,
  at timestamptz not null,
  type text not null,
  done_by text,
  message text
);

create index agent_events_by_time on agent_events (owner, at, event_id);

-- The last word of the journal on whether an agent is paused.
create table agent_pauses (
  agent_id uuid primary key,
  at timestamptz not null,
  paused boolean not null,
  paused_by text,
  cause text,
  note text,
  until timestamptz
);
