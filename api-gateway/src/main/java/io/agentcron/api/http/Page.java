package io.agentcron.api.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor what to ask for the next part with; null at the end
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /** The longest part. */
  public static final int MOST = 200;

  public Page {
    items = List.copyOf(items);
  }

  /** From what was found when one more than the limit was asked for. */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursorAfter) {
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), cursorAfter.apply(found.get(limit - 1)).encoded())
        : new Page<>(found, null);
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }

  /**
   * A limit that the caller gave.
   *
   * @throws ProblemException if it is out of bounds
   */
  public static int limit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(Problem.ofParameter("limit", limit, "expected 1 to " + MOST));
    }
    return limit;
  }
}
