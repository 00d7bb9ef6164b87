package io.agentcron.standalone;

import io.agentcron.embedded.AotCache;
import io.agentcron.embedded.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts everything as {@link Up} does and stops it when it is ready; see {@link AotTraining}. */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where the caches are made.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    var caches = new AotCaches(directory);
    var layout = new Layout(directory.resolve("data"));
    var _ = DataDirectory.own(layout.root(), 0);
    var settings =
        new Settings(
            layout,
            Distribution.ofThisProcess().registryHome(),
            new AotCache.Make(caches.registry()),
            "127.0.0.1",
            ServicePorts.choose(0, layout),
            "training");
    var instance = new Instance(settings, new Progress(System.out));
    Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "stop"));
    instance.awaitReady();
    return 0;
  }
}
