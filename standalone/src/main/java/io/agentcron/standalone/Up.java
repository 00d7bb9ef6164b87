package io.agentcron.standalone;

import io.agentcron.embedded.AotCache;
import io.agentcron.embedded.DataDirectory;
import io.agentcron.embedded.StartFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Starts everything and stays until it is told to stop. */
@Command(
    name = "up",
    description = "Starts Agentcron on this machine and stays until Ctrl-C.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class Up implements Callable<Integer> {

  private static final long NEEDED_BYTES = 512L << 20;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where everything is kept that has to survive a restart.")
  private Path dataDirectory =
      // HOME first: Java takes the home directory from the list of users and not from the shell.
      Path.of(
          Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home")),
          ".agentcron");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "The port of the API and the page; 0 for any, and the same one each time.")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address on which the API and the page listen.")
  private String host = "127.0.0.1";

  @Override
  public Integer call() throws IOException {
    var layout = new Layout(dataDirectory.toAbsolutePath().normalize());
    try {
      var root = DataDirectory.own(layout.root(), NEEDED_BYTES);
      // Only now, since the first logger opens the log and another instance may own it.
      System.setProperty("agentcron.log", layout.log().toString());
      System.setProperty("logback.configurationFile", "logback-up.xml");
      var reason = run(root, layout);
      var shortage = root.shortage().map(problem -> problem.message() + " ").orElse("");
      System.err.printf("%s. %sMore in %s%n", reason, shortage, layout.log());
    } catch (StartFailedException e) {
      System.err.println(e.problem().message());
    }
    return 1;
  }

  /** Returns why it cannot stay; a signal ends the process and not this method. */
  private String run(DataDirectory root, Layout layout) throws IOException {
    var distribution = Distribution.ofThisProcess();
    var settings =
        new Settings(
            layout,
            distribution.registryHome(),
            distribution
                .caches()
                .<AotCache>map(caches -> new AotCache.Use(caches.registry()))
                .orElseGet(AotCache.None::new),
            host,
            ServicePorts.choose(port, layout),
            Token.of(System.getenv("AGENTCRON_TOKEN"), layout.token()));
    var progress = new Progress(System.out);
    progress.say("Agentcron %s, data in %s".formatted(Agentcron.version(), layout.root()));
    var instance = new Instance(settings, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance, root, progress), "stop"));
    instance.awaitReady();
    progress.say(
        "Ready in %s: %s%nPress Ctrl-C to stop."
            .formatted(Progress.seconds(progress.elapsed()), settings.address()));
    distribution.caches().ifPresent(AotTraining::begin);
    return instance.failure().join();
  }

  static final class PortConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
        throw new TypeConversionException("'%s' is not a port".formatted(value));
      }
      return Integer.valueOf(value);
    }
  }

  private static void stop(Instance instance, DataDirectory root, Progress progress) {
    progress.say("Stopping");
    instance.close();
    root.close();
    progress.say("Stopped");
  }
}
