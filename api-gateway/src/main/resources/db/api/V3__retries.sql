-- Runs that are tried again: by the scheduler as another attempt, or by somebody as another run.
alter table runs add column retry_at timestamptz;
alter table runs add column retry_of uuid;
alter table run_attempts add column output text;
