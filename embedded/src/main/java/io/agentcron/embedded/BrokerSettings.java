package io.agentcron.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single broker that is its own controller, on a small machine. */
final class BrokerSettings {

  static final int NODE = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  static Properties of(Path logDirectory, int port, int controllerPort) {
    var settings = new Properties();
    node(settings, logDirectory, port, controllerPort);
    single(settings);
    prompt(settings);
    small(settings);
    return settings;
  }

  private static void node(Properties settings, Path logDirectory, int port, int controllerPort) {
    settings.put("node.id", Integer.toString(NODE));
    settings.put("process.roles", "broker,controller");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(port, CONTROLLER_LISTENER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    // A static quorum: a dynamic one writes the controller's port into the log, and it may change.
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("log.dirs", logDirectory.toString());
    // Topics come from the catalogue; a misspelt name is an error and not a new topic.
    settings.put("auto.create.topics.enable", "false");
  }

  private static void single(Properties settings) {
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
  }

  /** Nobody waits for members that will not come, and whoever died is noticed within seconds. */
  private static void prompt(Properties settings) {
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.streams.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "1000");
    for (var kind : new String[] {"consumer", "share", "streams"}) {
      settings.put("group." + kind + ".min.session.timeout.ms", "3000");
      settings.put("group." + kind + ".session.timeout.ms", "6000");
      settings.put("group." + kind + ".min.heartbeat.interval.ms", "500");
      settings.put("group." + kind + ".heartbeat.interval.ms", "1000");
    }
    // After kill -9 the broker is refused until its old registration has run out: 9 s by default.
    // It asks again after 0.1, 0.3, 0.7 and 1.5 s, and then after 3.1 s.
    settings.put("broker.session.timeout.ms", "1400");
    settings.put("broker.heartbeat.interval.ms", "350");
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
  }

  private static void small(Properties settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "4");
    settings.put("group.coordinator.threads", "1");
    settings.put("share.coordinator.threads", "1");
    // The cleaner allocates this at its start: 128 MiB by default.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    settings.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
    settings.put("log.segment.bytes", Integer.toString(64 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    // JMX names are one set per JVM, and several brokers may run in it.
    settings.put("metric.reporters", "");
  }
}
