package io.agentcron.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.agentcron.systemtests.Client;
import io.agentcron.systemtests.RunningSystem;
import io.agentcron.systemtests.Tool;
import io.agentcron.systemtests.UpSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What people do on the page, with everything behind it real. */
@EnabledIf(value = "hasBrowser", disabledReason = "Chromium is not installed")
class PageTest {
  private static final double PATIENCE_MILLIS = 60_000;

  @TempDir private static Path directory;

  private static Relay relay;
  private static Chromium chromium;
  private static UpSystem system;

  private Tab tab;
  private Page page;

  static boolean hasBrowser() {
    return Tool.CHROMIUM.isExpected();
  }

  @BeforeAll
  static void start() {
    relay = new Relay();
    chromium = Chromium.start(relay);
    system = UpSystem.start(directory, 1);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
    if (chromium != null) {
      chromium.close();
    }
    relay.close();
  }

  @BeforeEach
  void open() {
    relay.mend();
    tab = chromium.open();
    page = tab.page();
  }

  @AfterEach
  void close() {
    tab.close();
  }

  private static String address() {
    return system.api() + "/#token=" + RunningSystem.TOKEN;
  }

  private Client client() {
    return new Client(system);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator region(String name) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }

  private Locator card(String agent) {
    return page.getByRole(
        AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(agent).setExact(true));
  }

  private Locator runsOf(String agent) {
    return region("Recent runs")
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(agent));
  }

  private void createCommand(String name, String command, String cron) {
    button("New agent").click();
    page.getByLabel("Name").fill(name);
    page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true)).fill(command);
    page.getByLabel("Cron expression").fill(cron);
    button("Create agent").click();
    assertThat(card(name)).isVisible();
  }

  @Test
  void anAgentThatIsMadeInTheFormFiresAndItsRunsAppearWithoutAReload() {
    tab.open(address());
    assertThat(page).hasURL(system.api() + "/");
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();

    button("New agent").click();
    page.getByLabel("Name").fill("greeter");
    page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true))
        .fill("echo hello from $AGENTCRON_AGENT; echo careful >&2");
    page.getByLabel("Cron expression").fill("*/2 * * * * *");
    assertThat(page.getByText("every 2 seconds")).isVisible();
    button("Create agent").click();

    assertThat(card("greeter")).containsText("every 2 seconds");
    Locator run = runsOf("greeter").first();
    assertThat(run).containsText("hello from greeter");
    assertThat(run).containsText("exit 0");

    run.getByRole(AriaRole.LINK).click();
    Locator view = page.locator("ac-run-view");
    assertThat(view).containsText("Success");
    assertThat(view.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Transcript")))
        .containsText("careful");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).not().isVisible();

    card("greeter")
        .getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("greeter enabled"))
        .click();
    assertThat(card("greeter")).containsText("off");
  }

  @Test
  void whatRunsIsShownWhileItRunsAndCanBeCancelled() {
    tab.open(address());
    createCommand("sleeper", "echo begun; sleep 300", "");

    button("Run now: sleeper").click();
    Locator running =
        region("Running now")
            .getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("sleeper"));
    assertThat(running).containsText("by hand");
    running.getByRole(AriaRole.LINK).click();
    Locator view = page.locator("ac-run-view");
    assertThat(view.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Transcript")))
        .containsText("begun");
    view.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel").setExact(true))
        .click();

    assertThat(view).containsText("Cancelled");
    view.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();
    assertThat(running).hasCount(0);
    assertThat(runsOf("sleeper").first()).containsText("Cancelled");
  }

  @Test
  void aLostConnectionIsSaidAndHealsAndNothingIsMissed() {
    tab.expectErrors("WebSocket connection to");
    tab.open(address());
    createCommand("survivor", "echo still here", "");

    relay.cut();
    assertThat(page.getByText("Connection lost")).isVisible();
    String missed = client().post("/api/agents/survivor/run", "{}").required("runId").textValue();
    relay.mend();

    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(page.getByText("Connection lost")).not().isVisible();
    assertThat(runsOf("survivor").getByRole(AriaRole.LINK)).hasAttribute("href", "#run=" + missed);
  }

  @Test
  void aConnectionOnWhichNothingComesAnyMoreCountsAsLost() {
    tab.expectErrors("WebSocket connection to");
    page.clock().install();
    tab.open(address());
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();

    relay.fallSilent();
    // Longer than a heartbeat and the patience beyond it.
    page.clock().fastForward("01:00");

    assertThat(page.getByText("Connection lost")).isVisible();
    relay.mend();
    page.clock().fastForward("00:30");
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
  }

  @Test
  void whatIsWrongWithTheInputIsSaidAtItsField() {
    tab.expectErrors("status of 422");
    tab.open(address());

    button("New agent").click();
    page.getByLabel("Cron expression").fill("61 * * * *");
    button("Create agent").click();

    assertThat(page.getByLabel("Name")).hasAttribute("aria-invalid", "true");
    assertThat(page.getByLabel("Name")).isFocused();
    assertThat(page.getByLabel("Cron expression")).hasAttribute("aria-invalid", "true");
    page.getByLabel("Cron expression").fill("6 * * * *");
    assertThat(page.getByLabel("Cron expression")).hasAttribute("aria-invalid", "false");
    assertThat(page.getByText("at :06 past every hour")).isVisible();
  }

  @Test
  void withoutATokenItAsksForOneAndAgainWhenItIsRefused() {
    tab.expectErrors("status of 401");
    tab.open(system.api() + "/");

    tab.expectReload();
    page.getByLabel("Token").fill("not the token");
    button("Show the agents").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not accepted");

    tab.expectReload();
    page.getByLabel("Token").fill(RunningSystem.TOKEN);
    button("Show the agents").click();
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
  }
}
