package io.agentcron.embedded;

import static io.agentcron.embedded.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir private Path directory;

  @Test
  void keepsItsPortAndItsRecordsFromStartToStart() throws Exception {
    int port;
    try (var kafka = EmbeddedKafka.start(directory)) {
      port = kafka.port();
      write(kafka, "remembered");
    }

    try (var kafka = EmbeddedKafka.start(directory)) {
      assertThat(kafka.port()).isEqualTo(port);
      assertThat(read(kafka)).containsExactly("remembered");
    }
  }

  @Test
  void runsSeveralBrokersInOneProcess() throws Exception {
    try (var one = EmbeddedKafka.start(directory.resolve("one"));
        var two = EmbeddedKafka.start(directory.resolve("two"))) {
      write(one, "of one");
      write(two, "of two");

      assertThat(read(one)).containsExactly("of one");
      assertThat(read(two)).containsExactly("of two");
    }
  }

  @Test
  void choosesAnotherPortWhenTheRememberedOneIsTaken() throws Exception {
    int port;
    try (var kafka = EmbeddedKafka.start(directory)) {
      port = kafka.port();
      write(kafka, "remembered");
    }

    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        var kafka = EmbeddedKafka.start(directory)) {
      assertThat(kafka.port()).isNotEqualTo(port);
      assertThat(read(kafka)).containsExactly("remembered");
    }
  }

  @Test
  void refusesAWantedPortThatIsInUse() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var config = new EmbeddedKafka.Config(directory, other.getLocalPort());

      assertProblem(StartProblem.PortInUse.class, () -> EmbeddedKafka.start(config))
          .satisfies(problem -> {
            assertThat(problem.port()).isEqualTo(other.getLocalPort());
            assertThat(problem.holder().orElseThrow())
                .contains("process " + ProcessHandle.current().pid());
            assertThat(problem.message()).contains(Integer.toString(problem.port()));
          });
    }
  }

  @Test
  void refusesAPathThatKafkaWouldTakeForTwo() {
    assertProblem(
            StartProblem.DirectoryNotWritable.class,
            () -> EmbeddedKafka.start(directory.resolve("one,two")))
        .extracting(StartProblem::message)
        .asString()
        .contains("comma");
  }

  @Test
  void refusesADirectoryWhoseIdentityIsMissing() throws IOException {
    EmbeddedKafka.start(directory).close();
    Files.delete(directory.resolve("logs/meta.properties"));

    assertCorrupt();
  }

  @Test
  void refusesADirectoryWhoseIdentityIsGarbage() throws IOException {
    EmbeddedKafka.start(directory).close();
    Files.writeString(directory.resolve("logs/meta.properties"), "version=1\nnode.id=frog\n");

    assertCorrupt();
  }

  @Test
  void startsAgainAfterAFailedStart() throws IOException {
    EmbeddedKafka.start(directory).close();
    var identity = directory.resolve("logs/meta.properties");
    var original = Files.readString(identity);
    Files.writeString(identity, "garbage");
    assertCorrupt();
    Files.writeString(identity, original);

    EmbeddedKafka.start(directory).close();
  }

  private void assertCorrupt() {
    assertProblem(StartProblem.DirectoryCorrupt.class, () -> EmbeddedKafka.start(directory));
  }

  private static void write(EmbeddedKafka kafka, String value)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var admin = Admin.create(config)) {
      admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("topic", value)).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var partition = new TopicPartition("topic", 0);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
          .map(record -> record.value())
          .toList();
    }
  }
}
