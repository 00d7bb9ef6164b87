package io.agentcron.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one benchmark and prints what it measured. */
@Command(
    name = "benchmark",
    description = "Measures Agentcron on this machine, beside a peer.",
    mixinStandardHelpOptions = true,
    subcommands = {HerdCommand.class, CronCommand.class})
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmarks()).execute(args));
  }
}
