package io.agentcron.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory that one running instance owns, from {@link #own} until it is closed or dies. */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final long NEEDED_TO_GO_ON = 16L << 20;

  /**
   * File locks belong to the process: asking twice from one JVM would open the file a second time,
   * and closing that would silently give up the first lock.
   */
  private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the directory if need be, readable by its user only, and locks it. */
  public static DataDirectory own(Path directory, long neededBytes) {
    try {
      var path = create(directory);
      shortage(path, neededBytes)
          .ifPresent(problem -> {
            throw new StartFailedException(problem);
          });
      if (!OWNED_HERE.add(path)) {
        throw inUse(path, OptionalLong.of(ProcessHandle.current().pid()));
      }
      try {
        return new DataDirectory(path, lock(path));
      } catch (IOException | RuntimeException e) {
        OWNED_HERE.remove(path);
        throw e;
      }
    } catch (IOException e) {
      throw new StartFailedException(
          new StartProblem.DirectoryNotWritable(directory, reason(e)), e);
    }
  }

  public Path path() {
    return path;
  }

  /** Whether so little space is left by now that a server may have failed for that. */
  public Optional<StartProblem> shortage() {
    try {
      return shortage(path, NEEDED_TO_GO_ON);
    } catch (IOException e) {
      return Optional.of(new StartProblem.DirectoryNotWritable(path, reason(e)));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OWNED_HERE.remove(path);
    }
  }

  private static Path create(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(directory, ownerOnly);
    }
    return directory.toRealPath();
  }

  private static Optional<StartProblem> shortage(Path path, long neededBytes) throws IOException {
    long usable = Files.getFileStore(path).getUsableSpace();
    return usable < neededBytes
        ? Optional.of(new StartProblem.NoDiskSpace(path, neededBytes, usable))
        : Optional.empty();
  }

  private static FileChannel lock(Path path) throws IOException {
    var channel = FileChannel.open(path.resolve(LOCK), CREATE, READ, WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(path, owner(channel));
      }
      var pid = Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static OptionalLong owner(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    var text = new String(buffer.array(), 0, buffer.position(), US_ASCII);
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static StartFailedException inUse(Path path, OptionalLong pid) {
    return new StartFailedException(new StartProblem.DirectoryInUse(path, pid));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file of that name exists";
      default -> String.valueOf(e.getMessage());
    };
  }
}
