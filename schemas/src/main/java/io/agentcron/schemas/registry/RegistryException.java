package io.agentcron.schemas.registry;

/** The registry did not give what was asked for. */
public abstract sealed class RegistryException extends RuntimeException {
  private RegistryException(String message, Throwable cause) {
    super(message, cause);
  }

  private RegistryException(String message) {
    super(message);
  }

  /**
   * Nobody answered, or only with a passing fault, through all retries: worth asking again later.
   */
  public static final class Unavailable extends RegistryException {
    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }

    Unavailable(String message) {
      super(message);
    }
  }

  /** The registry answered no; asking again changes nothing. */
  public static final class Refused extends RegistryException {
    private final int errorCode;

    Refused(int errorCode, String message) {
      super(message);
      this.errorCode = errorCode;
    }

    /**
     * Confluent's code: 40401 no such subject, 40403 no such schema, 409 incompatible, 42201 not a
     * schema, ...
     */
    public int errorCode() {
      return errorCode;
    }
  }
}
