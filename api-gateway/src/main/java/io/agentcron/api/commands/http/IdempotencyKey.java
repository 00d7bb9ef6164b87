package io.agentcron.api.commands.http;

import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.schemas.RunIds;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key}: requests about an agent with the same key ask for the same run. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private IdempotencyKey() {}

  /**
   * The run that is asked for; another one each time where there is no key.
   *
   * @throws ProblemException if the key is not fit for one
   */
  static UUID runId(UUID agentId, @Nullable String key) {
    if (key == null) {
      return UUID.randomUUID();
    }
    if (!PRINTABLE.matcher(key).matches()) {
      throw new ProblemException(
          Problem.ofParameter(HEADER, key, "expected 1 to 255 printable ASCII characters"));
    }
    return RunIds.requested(agentId.toString(), key);
  }
}
