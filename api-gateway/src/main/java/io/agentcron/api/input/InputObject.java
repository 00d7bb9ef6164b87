package io.agentcron.api.input;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object in a document. Each field is asked for by name; null counts as absent. What is wrong is
 * recorded, and the reader goes on, so that a caller learns of everything at once.
 */
public final class InputObject {
  private final Map<?, ? extends @Nullable Object> values;
  private final String path;
  private final List<Violation> violations;
  private final Set<String> known = new LinkedHashSet<>();

  private InputObject(
      Map<?, ? extends @Nullable Object> values, String path, List<Violation> violations) {
    this.values = values;
    this.path = path;
    this.violations = violations;
  }

  /** The whole document. */
  public static InputObject of(Map<String, ? extends @Nullable Object> document) {
    return new InputObject(document, "", new ArrayList<>());
  }

  /** What was made out of the document, with what was found wrong so far. */
  public <T> Reading<T> reading(Optional<T> value) {
    return new Reading<>(value, violations);
  }

  /** Records that a field, or an element as in {@code command[0]}, breaks a rule. */
  public void violation(String field, @Nullable Object value, String message) {
    violations.add(new Violation(path + field, value, message));
  }

  public boolean has(String field) {
    return take(field) != null;
  }

  public Optional<String> text(String field) {
    return switch (take(field)) {
      case null -> Optional.empty();
      case String text -> wellFormed(field, text);
      case Object other -> wrong(field, other, "expected text");
    };
  }

  public String requiredText(String field) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      missing(field, "expected text");
    }
    return text.orElse("");
  }

  public boolean flag(String field, boolean otherwise) {
    return switch (take(field)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      case Object other ->
          this.<Boolean>wrong(field, other, "expected true or false").orElse(false);
    };
  }

  public Optional<Integer> integer(String field) {
    Object found = take(field);
    if (found == null) {
      return Optional.empty();
    }
    if (found instanceof Number) {
      try {
        return Optional.of(new BigDecimal(found.toString()).intValueExact());
      } catch (ArithmeticException | NumberFormatException e) {
        return wrong(field, found, "expected a whole number of ordinary size");
      }
    }
    return wrong(field, found, "expected a whole number");
  }

  /** A whole number within bounds. */
  public int integer(String field, int otherwise, int least, int most) {
    return bounded(field, integer(field), least, most).orElse(otherwise);
  }

  public Optional<BigDecimal> decimal(String field) {
    Object found = take(field);
    if (found == null) {
      return Optional.empty();
    }
    if (found instanceof Number) {
      try {
        return Optional.of(new BigDecimal(found.toString()));
      } catch (NumberFormatException e) {
        return wrong(field, found, "expected a finite number");
      }
    }
    return wrong(field, found, "expected a number");
  }

  public Optional<Duration> duration(String field) {
    return text(field)
        .flatMap(text -> {
          try {
            return Optional.of(Duration.parse(text));
          } catch (DateTimeException | ArithmeticException e) {
            return wrong(field, text, "expected an ISO-8601 duration, for example PT5M");
          }
        });
  }

  /** A duration within bounds. */
  public Duration duration(String field, Duration otherwise, Duration least, Duration most) {
    return bounded(field, duration(field), least, most).orElse(otherwise);
  }

  /** An instant that every store can keep. */
  public Optional<Instant> instant(String field) {
    return text(field)
        .flatMap(text -> {
          Optional<Instant> instant = Instants.parse(text);
          return instant.isPresent() ? instant : wrong(field, text, Instants.EXPECTED);
        });
  }

  /** One of some words; the map says what each means. */
  public <T> Optional<T> oneOf(String field, Map<String, T> meanings) {
    return text(field)
        .flatMap(text -> {
          T meaning = meanings.get(text);
          return meaning == null
              ? wrong(field, text, "expected one of: " + String.join(", ", meanings.keySet()))
              : Optional.of(meaning);
        });
  }

  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    List<?> found = list(field);
    for (int i = 0; i < found.size(); i++) {
      String element = field + "[" + i + "]";
      if (found.get(i) instanceof String text) {
        wellFormed(element, text).ifPresent(texts::add);
      } else {
        violation(element, found.get(i), "expected text");
      }
    }
    return texts;
  }

  public Map<String, String> textsByName(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(field)
        .ifPresent(nested -> {
          for (Object name : nested.values.keySet()) {
            String key = name.toString();
            texts.put(key, nested.requiredText(key));
          }
        });
    return texts;
  }

  public Optional<InputObject> object(String field) {
    return switch (take(field)) {
      case null -> Optional.empty();
      case Map<?, ?> map -> Optional.of(new InputObject(map, path + field + ".", violations));
      case Object other -> wrong(field, other, "expected an object");
    };
  }

  /** An object of whatever fields, as it is. */
  public Map<String, Object> document(String field) {
    return switch (take(field)) {
      case null -> Map.of();
      case Map<?, ?> map -> {
        Optional<String> trouble = FreeForm.trouble(map);
        trouble.ifPresent(expected -> violation(field, null, expected));
        yield trouble.isPresent() ? Map.of() : FreeForm.copy(map);
      }
      case Object other ->
          this.<Map<String, Object>>wrong(field, other, "expected an object").orElse(Map.of());
    };
  }

  public Optional<InputObject> requiredObject(String field) {
    if (!has(field)) {
      missing(field, "expected an object");
    }
    return object(field);
  }

  public List<InputObject> objects(String field) {
    List<?> found = list(field);
    return IntStream.range(0, found.size())
        .mapToObj(i -> element(field + "[" + i + "]", found.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Fields that answers have and requests need not repeat correctly: they are computed. */
  public void skip(String... fields) {
    known.addAll(List.of(fields));
  }

  /** Records every field that nobody has asked for. */
  public void refuseOthers() {
    values.forEach((name, value) -> {
      if (!known.contains(name.toString())) {
        violation(
            name.toString(),
            value,
            "unknown property; expected one of: " + String.join(", ", known));
      }
    });
  }

  private <T extends Comparable<T>> Optional<T> bounded(
      String field, Optional<T> found, T least, T most) {
    return found.filter(it -> it.compareTo(least) < 0 || it.compareTo(most) > 0).isPresent()
        ? wrong(field, found.get(), "expected " + words(least) + " to " + words(most))
        : found;
  }

  /** Days as people write them, which {@link Duration#toString} does not. */
  private static String words(Object bound) {
    return bound instanceof Duration duration
            && duration.isPositive()
            && duration.equals(Duration.ofDays(duration.toDays()))
        ? "P" + duration.toDays() + "D"
        : bound.toString();
  }

  private Optional<InputObject> element(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return Optional.of(new InputObject(map, path + place + ".", violations));
    }
    return wrong(place, value, "expected an object");
  }

  private List<?> list(String field) {
    return switch (take(field)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object other -> this.<List<?>>wrong(field, other, "expected a list").orElse(List.of());
    };
  }

  /** Neither Postgres nor UTF-8 can carry these. */
  private Optional<String> wellFormed(String field, String text) {
    return FreeForm.isWellFormed(text)
        ? Optional.of(text)
        : wrong(field, null, FreeForm.EXPECTED_TEXT);
  }

  private @Nullable Object take(String field) {
    known.add(field);
    return values.get(field);
  }

  private void missing(String field, String expected) {
    if (values.get(field) == null) {
      violation(field, null, expected + ", found nothing");
    }
  }

  private <T> Optional<T> wrong(String field, @Nullable Object found, String expected) {
    violation(field, found, expected);
    return Optional.empty();
  }
}
