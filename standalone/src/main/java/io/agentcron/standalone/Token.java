package io.agentcron.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secret that every call of this instance has to show. */
final class Token {

  private static final int BYTES = 24;

  private Token() {}

  /** The given one or, without it, the one in the file, which is made when there is none. */
  static String of(@Nullable String given, Path file) throws IOException {
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    if (!Files.exists(file)) {
      write(file);
    }
    var token = Files.readString(file).strip();
    if (token.isEmpty()) {
      throw new IOException("Expected a token in " + file + ", found nothing; delete the file");
    }
    return token;
  }

  private static void write(Path file) throws IOException {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
      channel.write(US_ASCII.encode(token + "\n"));
    }
  }
}
