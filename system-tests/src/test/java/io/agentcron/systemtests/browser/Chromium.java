package io.agentcron.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.agentcron.systemtests.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's own Chromium, whose WebSockets go through a {@link Relay}. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start(Relay relay) {
    Path program = Tool.CHROMIUM.required();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            // WebSockets use the proxy for https, the page itself none.
                            "--proxy-server=https=127.0.0.1:" + relay.port(),
                            "--proxy-bypass-list=<-loopback>")));
    return new Chromium(playwright, browser);
  }

  Tab open() {
    return new Tab(browser.newContext());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
