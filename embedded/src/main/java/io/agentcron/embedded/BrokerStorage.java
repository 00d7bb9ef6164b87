package io.agentcron.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's directory of logs, formatted once with a cluster id of its own. */
final class BrokerStorage {

  private BrokerStorage() {}

  static Path formatted(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return logs;
    }
    if (holdsPartitions(logs)) {
      throw new StartFailedException(
          new StartProblem.DirectoryCorrupt(
              logs, "meta.properties is missing beside Kafka's logs"));
    }
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(BrokerSettings.NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setDirectories(List.of(logs.toString()))
          .setMetadataLogDirectory(logs.toString())
          .run();
      return logs;
    } catch (Exception e) {
      throw new StartFailedException(
          new StartProblem.DirectoryNotWritable(logs, String.valueOf(e.getMessage())), e);
    }
  }

  private static boolean holdsPartitions(Path logs) {
    var entries = logs.toFile().listFiles();
    if (entries == null) {
      return false;
    }
    return List.of(entries).stream().anyMatch(entry -> entry.isDirectory());
  }
}
