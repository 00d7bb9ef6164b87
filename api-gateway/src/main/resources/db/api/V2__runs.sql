-- History: what the journal (run-events) says of each run, and the transcripts (run-logs). All of it
-- can be read again from the topics, as far as they reach back.
create table runs (
  id uuid primary key,
  agent_id uuid not null,
  agent_name text not null,
  owner text not null,
  schedule_id uuid,
  schedule_name text,
  trigger text,
  definition_version bigint not null,
  command_id text,
  status text not null,
  attempt integer not null,
  -- Reports of a lower dispatch no longer count.
  wanted_dispatch integer not null,
  nominal_time timestamptz,
  -- When the journal first spoke of the run. Never changes: lists and their pages are ordered by it.
  requested_at timestamptz not null,
  completed_at timestamptz,
  output text,
  error_kind text,
  error_message text,
  reason text,
  message text,
  -- From here on: what follows from run_attempts, so that a list need not look there.
  started_at timestamptz,
  duration_millis bigint,
  exit_code integer,
  executor text,
  cost_micro_usd bigint,
  input_tokens bigint,
  output_tokens bigint,
  cache_read_tokens bigint,
  cache_creation_tokens bigint,
  num_turns bigint,
  context_used bigint,
  context_max bigint,
  session_id text
);

create index runs_by_time on runs (requested_at, id);
create index runs_by_agent on runs (agent_id, requested_at, id);
create index runs_by_schedule on runs (schedule_id, requested_at, id) where schedule_id is not null;
create index runs_by_status on runs (status, requested_at, id);
create index runs_by_trigger on runs (trigger, requested_at, id);

create table run_attempts (
  run_id uuid not null references runs (id),
  dispatch integer not null,
  attempt integer not null,
  executor text,
  requested_at timestamptz,
  started_at timestamptz,
  usage_at timestamptz,
  cost_micro_usd bigint,
  input_tokens bigint,
  output_tokens bigint,
  cache_read_tokens bigint,
  cache_creation_tokens bigint,
  num_turns bigint,
  context_used bigint,
  context_max bigint,
  session_id text,
  -- [{id, name, durationMillis, failed}]
  tool_calls jsonb not null,
  end_status text,
  ended_at timestamptz,
  duration_millis bigint,
  exit_code integer,
  error_kind text,
  error_message text,
  primary key (run_id, dispatch)
);

-- No reference to runs: the two topics are read side by side.
create table run_logs (
  run_id uuid not null,
  dispatch integer not null,
  first_line bigint not null,
  attempt integer not null,
  -- [{at, stream, text}], at in milliseconds since 1970; the first is number first_line.
  lines jsonb not null,
  primary key (run_id, dispatch, first_line)
);

-- How far each topic is read into these tables, changed in the transaction that changes them.
create table projected (
  topic text not null,
  partition integer not null,
  -- A topic that was deleted and made again has another id and starts from 0.
  topic_id text not null,
  next_offset bigint not null,
  primary key (topic, partition)
);
