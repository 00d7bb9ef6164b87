package io.agentcron.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A Kafka broker, its own KRaft controller, in this process. */
public final class EmbeddedKafka implements EmbeddedServer {

  private static final String NAME = "the Kafka broker";
  private static final int ATTEMPTS = 5;

  /**
   * What a broker needs.
   *
   * @param directory what it owns: data, lock, remembered ports
   * @param port the clients' port, or 0 for the last one used or else a free one
   * @param neededBytes free disk space below which it does not start
   */
  public record Config(Path directory, int port, long neededBytes) {
    public Config(Path directory, int port) {
      this(directory, port, 256L << 20);
    }
  }

  private final DataDirectory directory;
  private final Broker broker;

  private EmbeddedKafka(DataDirectory directory, Broker broker) {
    this.directory = directory;
    this.broker = broker;
  }

  /** Starts on a free port, the same one each time for the same directory. */
  public static EmbeddedKafka start(Path directory) {
    return start(new Config(directory, 0));
  }

  /**
   * Returns when clients can be served.
   *
   * @throws StartFailedException with the problem
   */
  public static EmbeddedKafka start(Config config) {
    if (config.directory().toAbsolutePath().toString().contains(",")) {
      // Its setting for the directory is a list with commas, and there is no escape.
      throw new StartFailedException(
          new StartProblem.DirectoryNotWritable(
              config.directory(), "Kafka cannot use a path with a comma"));
    }
    var directory = DataDirectory.own(config.directory(), config.neededBytes());
    try {
      return new EmbeddedKafka(directory, startBroker(directory.path(), config.port()));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port();
  }

  public int port() {
    return broker.port();
  }

  @Override
  public CompletableFuture<String> failure() {
    return broker.faults().reason();
  }

  @Override
  public void close() {
    try {
      broker.stop();
    } finally {
      directory.close();
    }
  }

  /** A chosen port may be taken by somebody else before it is bound: then another is chosen. */
  private static Broker startBroker(Path directory, int wanted) {
    var logs = BrokerStorage.formatted(directory.resolve("logs"));
    for (int attempt = 1; ; attempt++) {
      int port = Ports.choose(NAME, wanted, directory.resolve("port"));
      int controllerPort =
          Ports.choose(NAME + "'s controller", 0, directory.resolve("controller-port"));
      try {
        var broker = Broker.start(BrokerSettings.of(logs, port, controllerPort), port);
        Ports.remember(directory.resolve("port"), port);
        Ports.remember(directory.resolve("controller-port"), controllerPort);
        return broker;
      } catch (Broker.BindFailedException e) {
        if (attempt == ATTEMPTS) {
          throw new StartFailedException(Ports.inUse(NAME, port), e);
        }
      }
    }
  }
}
