package io.agentcron.executor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor's directory: who it is, across restarts, and where its agents work. One executor owns
 * it at a time, since a starting one ends whatever carries its name.
 */
final class ExecutorHome implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorHome.class);

  private final FileChannel lock;
  private final Path work;
  private final String id;

  private ExecutorHome(FileChannel lock, Path work, String id) {
    this.lock = lock;
    this.work = work;
    this.id = id;
  }

  static ExecutorHome own(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel lock =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new IllegalStateException(
            "The directory %s is in use by another executor; give each one its own (%s)"
                .formatted(directory, "agentcron.executor.data-directory"));
      }
      Path work = directory.resolve("work");
      removeQuietly(work);
      Files.createDirectories(work);
      return new ExecutorHome(lock, work.toRealPath(), id(directory.resolve("id")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the executor's directory " + directory, e);
    }
  }

  String id() {
    return id;
  }

  /** A new directory for one run. */
  Path newWorkDirectory() throws IOException {
    return Files.createTempDirectory(work, "run-");
  }

  /** The directory of an agent whose runs go on where the last one was. */
  Path agentDirectory(String agentId) throws IOException {
    String name = agentId.replaceAll("[^A-Za-z0-9-]", "_");
    return Files.createDirectories(work.resolveSibling("agents").resolve(name));
  }

  /** Removes a run's directory; what cannot be removed is removed by the next start. */
  static void removeQuietly(Path directory) {
    try {
      removeTree(directory);
    } catch (IOException e) {
      LOG.atWarn().setCause(e).addKeyValue("directory", directory).log("Cannot remove a directory");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String id(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString());
    }
    return UUID.fromString(Files.readString(file).strip()).toString();
  }

  private static void removeTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
