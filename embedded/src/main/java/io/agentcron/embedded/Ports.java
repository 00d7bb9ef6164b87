package io.agentcron.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses loopback ports, and the same ones again for a directory that had them before. */
public final class Ports {

  /**
   * Below the ranges from which Linux and macOS serve outgoing connections, so that a port does not
   * get lost to some client while its server is down.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 30_000;

  /** Chosen here and perhaps not bound yet: two choices in a row must not be the same. */
  private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * The wanted port or, for 0, the one that the file remembers if it is still free, or else a free
   * one.
   *
   * @throws StartFailedException if the wanted port is in use
   */
  public static int choose(String server, int wanted, Path remembered) {
    if (wanted != 0) {
      if (!isFree(wanted)) {
        throw new StartFailedException(inUse(server, wanted));
      }
      return wanted;
    }
    return read(remembered).filter(Ports::isFree).orElseGet(Ports::free);
  }

  static StartProblem inUse(String server, int port) {
    return new StartProblem.PortInUse(server, port, PortHolder.of(port));
  }

  private static Optional<Integer> read(Path remembered) {
    try {
      var text = Files.exists(remembered) ? Files.readString(remembered).strip() : "";
      return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the port the first choice of the next start. */
  public static void remember(Path file, int port) {
    try {
      Files.writeString(file, Integer.toString(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int free() {
    var random = ThreadLocalRandom.current();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (isFree(port) && CHOSEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port found between %d and %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // Connections of an earlier server that are still winding down do not matter.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
