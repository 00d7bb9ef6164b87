package io.agentcron.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab of a fresh browser profile. It fails its test at the end if the console had an error that
 * was not expected, which includes every violation of the page's policy, or if the page was loaded
 * more often than it was opened.
 */
final class Tab implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private int loads;
  private int opened;

  Tab(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(errors::add);
    page.onLoad(_ -> loads++);
  }

  Page page() {
    return page;
  }

  void open(String address) {
    opened++;
    page.navigate(address);
  }

  /** The page may load itself once more. */
  void expectReload() {
    opened++;
  }

  /** Errors with this text are part of the story. */
  void expectErrors(String text) {
    expected.add(text);
  }

  @Override
  public void close() {
    context.close();
    assertThat(errors).as("errors in the browser's console").isEmpty();
    assertThat(loads).as("times that the page was loaded").isEqualTo(opened);
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && expected.stream().noneMatch(message.text()::contains)) {
      errors.add(message.text() + " at " + message.location());
    }
  }
}
