package io.agentcron.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command {@code agentcron}. */
@Command(
    name = "agentcron",
    description = "Runs AI agents on a schedule.",
    mixinStandardHelpOptions = true,
    versionProvider = Agentcron.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {Up.class, Train.class, HelpCommand.class})
public final class Agentcron {

  private Agentcron() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Agentcron());
  }

  /** What the build wrote into the manifest. */
  static String version() {
    var version = Agentcron.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"agentcron " + version()};
    }
  }
}
