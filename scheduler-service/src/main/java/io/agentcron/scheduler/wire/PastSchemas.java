package io.agentcron.scheduler.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/**
 * The schemas with which released versions wrote their state, one resource each: {@code
 * /state/<record>-<n>.avsc}.
 */
final class PastSchemas {
  private PastSchemas() {}

  static SchemaStore of(String record) {
    SchemaStore.Cache schemas = new SchemaStore.Cache();
    for (int n = 1; ; n++) {
      try (InputStream resource =
          PastSchemas.class.getResourceAsStream("/state/" + record + "-" + n + ".avsc")) {
        if (resource == null) {
          return schemas;
        }
        schemas.addSchema(new Schema.Parser().parse(resource));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
