package io.agentcron.schemas.serde;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** The records that a schema names, and those that a value holds. */
final class RecordNames {
  private RecordNames() {}

  /** Full names of the records that one schema has and the other has not. */
  static Set<String> onlyIn(Schema schema, Schema other) {
    Set<String> names = new HashSet<>();
    collect(schema, names);
    Set<String> known = new HashSet<>();
    collect(other, known);
    names.removeAll(known);
    return Set.copyOf(names);
  }

  /** The name of the first record in a value, however deep, that is one of these. */
  static Optional<String> firstIn(@Nullable Object value, Set<String> names) {
    return switch (value) {
      case IndexedRecord record when names.contains(record.getSchema().getFullName()) ->
          Optional.of(record.getSchema().getFullName());
      case IndexedRecord record ->
          first(
              record.getSchema().getFields().stream().map(field -> record.get(field.pos())), names);
      case List<?> list -> first(list.stream(), names);
      case Map<?, ?> map -> first(map.values().stream(), names);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> first(
      Stream<? extends @Nullable Object> values, Set<String> names) {
    return values.flatMap(it -> firstIn(it, names).stream()).findFirst();
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(schema.getFullName())) {
          schema.getFields().forEach(field -> collect(field.schema(), names));
        }
      }
      case UNION -> schema.getTypes().forEach(type -> collect(type, names));
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }
}
