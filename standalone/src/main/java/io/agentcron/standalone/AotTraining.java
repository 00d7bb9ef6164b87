package io.agentcron.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.agentcron.embedded.DataDirectory;
import io.agentcron.embedded.StartFailedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the AOT caches of a build, by which its later starts take half the work: once, in the
 * background and at the lowest priority, by starting everything a second time in a directory of its
 * own and stopping it when it is ready.
 */
final class AotTraining {

  private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
  private static final long NEEDED_BYTES = 1L << 30;

  private AotTraining() {}

  /** Returns at once; does nothing if the caches are there. */
  static void begin(AotCaches caches) {
    if (!caches.exist()) {
      Thread.ofPlatform().name("aot-training").daemon().start(() -> train(caches));
    }
  }

  private static void train(AotCaches caches) {
    var unfinished = caches.unfinished();
    try (var directory = DataDirectory.own(unfinished.directory(), NEEDED_BYTES)) {
      var data = directory.path().resolve("data");
      delete(data);
      if (run(unfinished) && Files.exists(unfinished.main())) {
        delete(data);
        Files.move(directory.path(), caches.directory(), ATOMIC_MOVE);
        deleteOlder(caches);
        LOG.atInfo().log("The next start will be faster: its AOT caches are ready");
      }
    } catch (StartFailedException e) {
      LOG.atInfo().addKeyValue("reason", e.getMessage()).log("Not making the AOT caches");
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("Could not make the AOT caches");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean run(AotCaches caches) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:AOTCacheOutput=" + caches.main());
    // The same options as this process, since a cache fits only a JVM with the same ones.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Dagentcron.aot="))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Agentcron.class.getName(), "train", caches.directory().toString()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(caches.directory().resolve("training.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(process), "abandon-training"));
    return process.waitFor() == 0;
  }

  /** The registry would take its time to write a cache that nobody waits for any more. */
  private static void abandon(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
  }

  private static void deleteOlder(AotCaches caches) throws IOException {
    try (var siblings = Files.newDirectoryStream(caches.directory().resolveSibling(""), "aot-*")) {
      for (var sibling : siblings) {
        if (!sibling.equals(caches.directory())) {
          delete(sibling);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      PathUtils.deleteDirectory(tree);
    }
  }
}
