package io.agentcron.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/** Postgres's programs, unpacked from the class path once per user and version. */
record PostgresBinaries(Path directory) {

  /** The user's cache: tests and laptop instances share what is unpacked there. */
  static PostgresBinaries unpacked() {
    var home = Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home"));
    var cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(home, ".cache"));
    return unpackedTo(cache.resolve("agentcron"));
  }

  static PostgresBinaries unpackedTo(Path cache) {
    var machine = machine(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      var directory = cache.resolve("postgres-%s-%s".formatted(version(), machine));
      if (!Files.exists(directory)) {
        Files.createDirectories(cache);
        unpack("/postgres-%s.txz".formatted(machine), directory);
      }
      return new PostgresBinaries(directory);
    } catch (IOException e) {
      throw new StartFailedException(
          new StartProblem.DirectoryNotWritable(cache, String.valueOf(e.getMessage())), e);
    }
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  /** The archive's name for a machine. */
  static String machine(String operatingSystem, String processor) {
    var system =
        switch (operatingSystem.toLowerCase(Locale.ROOT)) {
          case "linux" -> "linux";
          case "mac os x" -> "darwin";
          default -> throw unsupported(operatingSystem, processor);
        };
    var architecture =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> throw unsupported(operatingSystem, processor);
        };
    return system + "-" + architecture;
  }

  private static StartFailedException unsupported(String operatingSystem, String processor) {
    return new StartFailedException(
        new StartProblem.UnsupportedMachine(operatingSystem, processor));
  }

  private static String version() throws IOException {
    var versions = new Properties();
    try (var in = resource("versions.properties")) {
      versions.load(in);
    }
    return versions.getProperty("postgres.version");
  }

  /** Beside its place and then moved there, so that what is there is complete. */
  private static void unpack(String archive, Path directory) throws IOException {
    var unpacking = Files.createTempDirectory(directory.getParent(), "unpacking-");
    try (var in = resource(archive);
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, unpacking.resolve(entry.getName()));
      }
      Files.move(unpacking, directory, ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      // Another process was faster.
      PathUtils.deleteDirectory(unpacking);
    } catch (IOException e) {
      PathUtils.deleteDirectory(unpacking);
      throw e;
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static InputStream resource(String name) throws IOException {
    var in = PostgresBinaries.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return new BufferedInputStream(in);
  }
}
