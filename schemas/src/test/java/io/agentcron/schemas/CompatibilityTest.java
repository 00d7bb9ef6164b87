package io.agentcron.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the contracts against every released version of themselves ({@code
 * src/test/resources/released/<version>/<record>.avsc}, never edited afterwards).
 */
final class CompatibilityTest {
  record Release(String version, Schema released, Schema current) {
    @Override
    public String toString() {
      return version + " " + released.getName();
    }
  }

  @ParameterizedTest
  @MethodSource("allReleases")
  void readsWhatEveryReleaseWrote(Release release) {
    assertThat(incompatibilities(release.current(), release.released())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lastRelease")
  void isReadByTheLastReleaseButForPayloadsThatAreNew(Release release) {
    // A reader skips an event or a command that it does not know: Decoded.Unknown.
    assertThat(incompatibilities(release.released(), release.current()))
        .allMatch(found ->
            found.getType() == SchemaIncompatibilityType.MISSING_UNION_BRANCH
                && (found.getLocation().contains("/payload/")
                    || found.getLocation().contains("/command/")));
  }

  private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }

  static Stream<Release> allReleases() {
    return versions().stream().flatMap(CompatibilityTest::release);
  }

  static Stream<Release> lastRelease() {
    return release(versions().getLast());
  }

  private static Stream<Release> release(Path folder) {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> topic.valueSchema().stream())
        .filter(current -> Files.exists(folder.resolve(current.getName() + ".avsc")))
        .map(current ->
            new Release(
                folder.getFileName().toString(),
                parse(folder.resolve(current.getName() + ".avsc")),
                current));
  }

  private static List<Path> versions() {
    try (Stream<Path> folders =
        Files.list(Path.of(CompatibilityTest.class.getResource("/released").toURI()))) {
      return folders
          .sorted(
              Comparator.comparing(
                  folder -> Runtime.Version.parse(folder.getFileName().toString())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
