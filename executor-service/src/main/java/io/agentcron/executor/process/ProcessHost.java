package io.agentcron.executor.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the processes of an executor, and ends those that an earlier one has left behind. */
public final class ProcessHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessHost.class);
  private static final File NULL_DEVICE = new File("/dev/null");

  private final ExecutorHome home;
  private final MarkedProcesses marked = MarkedProcesses.ofThisSystem();
  private final Spawner spawner = new Spawner();

  private ProcessHost(ExecutorHome home) {
    this.home = home;
  }

  /**
   * Takes the directory, and ends every process that was started from it before.
   *
   * @throws IllegalStateException if another executor has it
   */
  public static ProcessHost open(Path directory) throws InterruptedException {
    var host = new ProcessHost(ExecutorHome.own(directory));
    host.sweep();
    if (!host.spawner.tellsOfParentDeath()) {
      LOG.warn("No setpriv here: if this process is killed, agents go on until its next start");
    }
    return host;
  }

  /** The same for every executor that has ever owned the directory. */
  public String executorId() {
    return home.id();
  }

  /**
   * Where the runs of an agent work that go on in a session: agents' programs keep sessions by
   * directory.
   *
   * @throws IOException if it cannot be made
   */
  public Path lastingDirectory(String agentId) throws IOException {
    return home.agentDirectory(agentId);
  }

  /**
   * Starts a program.
   *
   * @throws IOException if it cannot be started
   */
  public AgentProcess start(ProcessRequest request, ProcessOutput output) throws IOException {
    if (request.directory().isPresent()) {
      return start(request, request.directory().get(), output, () -> {});
    }
    Path own = home.newWorkDirectory();
    try {
      return start(request, own, output, () -> ExecutorHome.removeQuietly(own));
    } catch (IOException e) {
      ExecutorHome.removeQuietly(own);
      throw e;
    }
  }

  private AgentProcess start(
      ProcessRequest request, Path directory, ProcessOutput output, Runnable cleanUp)
      throws IOException {
    var marker = Marker.of(home.id(), request.dispatch());
    var builder = new ProcessBuilder(request.command()).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(request.environment());
    environment.put(Marker.VARIABLE, marker.value());
    if (request.stdin().isEmpty()) {
      builder.redirectInput(NULL_DEVICE);
    }
    Process process = spawner.start(builder, request.interrupt());
    return new AgentProcess(
        process, new ProcessFamily(process.toHandle(), marker, marked), request, output, cleanUp);
  }

  private void sweep() throws InterruptedException {
    Marker all = Marker.ofAll(home.id());
    List<ProcessHandle> left = marked.find(all);
    if (left.isEmpty()) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("pids", left.stream().map(ProcessHandle::pid).toList())
        .log("Ending processes that an earlier executor has left behind");
    new ProcessFamily(left.getFirst(), all, marked).endLeftovers();
  }

  @Override
  public void close() {
    home.close();
  }
}
