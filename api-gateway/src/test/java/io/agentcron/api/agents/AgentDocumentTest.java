package io.agentcron.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.api.input.Reading;
import io.agentcron.api.input.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentDocumentTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String COMMAND = "'runtime':{'type':'command','command':['df','-h']}";

  @Test
  void readsTheMinimalAgent() {
    AgentDraft draft = read("{'name':'disk','prompt':''," + COMMAND + "}").value().orElseThrow();

    assertThat(draft).isEqualTo(new AgentDraft(Samples.spec("disk"), Optional.empty()));
  }

  @Test
  void readsTheMinimalSchedule() {
    AgentDraft draft =
        read("{'name':'disk'," + COMMAND + ",'schedules':[{'name':'hourly','cron':'0 * * * *'}]}")
            .value()
            .orElseThrow();

    assertThat(draft.schedules().orElseThrow())
        .containsExactly(new ScheduleDraft(Optional.empty(), Samples.hourly("hourly")));
  }

  @Test
  void refusesAPromptWithANameThatStandsForNothing() {
    String agent = "{'name':'a','prompt':'%s','runtime':{'type':'command','command':['x']}}";

    assertThat(
            read(agent.formatted("{{inputs.a}} {{ run.id }} {{last.output}} {{x}}")).violations())
        .isEmpty();
    assertThat(read(agent.formatted("{{run.secret}} {{env.HOME}}")).violations())
        .extracting(Violation::value)
        .containsExactly("{{run.secret}}", "{{env.HOME}}");
  }

  @Test
  void readsTheOptionsOfEveryRuntime() {
    for (String runtime :
        List.of(
            "{'type':'command','command':['x'],'exitCodes':{'75':'rate_limited'}}",
            "{'type':'claude','fallbackModel':'haiku','tools':[],'mcpConfig':'{}','strictMcpConfig':true}",
            "{'type':'http','url':'https://a.example/run','headers':{'X':'${secret:x}'},'timeout':'PT30S','response':{'output':'/a'}}",
            "{'type':'codex','model':'gpt','arguments':['--full-auto'],'environment':{'A':'b'}}",
            "{'type':'gemini'}",
            "{'type':'opencode','workingDirectory':'/srv'}")) {
      AgentSpec spec =
          read("{'name':'a','prompt':'p','runtime':" + runtime + "}").value().orElseThrow().spec();

      AgentSpec again = AgentDocument.read(AgentDocument.of(spec)).value().orElseThrow().spec();

      assertThat(again).isEqualTo(spec);
      assertThat(RuntimeDocument.options(spec.runtime()).keySet())
          .hasSizeGreaterThanOrEqualTo(runtime.contains("gemini") ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'http'} | runtime.url",
        "{'type':'http','url':'ftp://x'} | runtime.url",
        "{'type':'http','url':'http://x','response':{'price':'/a'}} | runtime.response",
        "{'type':'codex','model':'-x'} | runtime.model",
        "{'type':'command','command':['x'],'exitCodes':{'256':'error'}} | runtime.exitCodes",
        "{'type':'command','command':['x'],'exitCodes':{'3':'fine'}} | runtime.exitCodes.3",
        "{'type':'claude','strictMcpConfig':'yes'} | runtime.strictMcpConfig",
        "{'type':'gemini','sandbox':true} | runtime.sandbox",
        "{'type':'command','command':['echo','${secret:x}']} | runtime.command",
      })
  void saysWhichOptionOfARuntimeIsWrong(String runtime, String field) {
    assertThat(read("{'name':'a','prompt':'p','runtime':" + runtime + "}").violations())
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @Test
  void readsEverythingThatThereIs() {
    AgentDraft draft =
        read("""
        {'name':'review','description':'Reads.','enabled':false,'prompt':'Review it.',
         'runtime':{'type':'claude','model':'opus','permissionMode':'plan',
           'allowedTools':['Read','Bash(git log:*)'],'environment':{'A_1':'b'},
           'workingDirectory':'/tmp'},
         'limits':{'maxTurns':20,'maxBudgetUsd':1.5,'timeout':'PT5M','stallTimeout':'PT1M'},
         'labels':{'team':'core'},
         'schedules':[{'name':'daily','cron':'@daily','timezone':'Europe/Berlin',
           'enabled':false,'prompt':'Now.'}]}\
        """)
            .value()
            .orElseThrow();

    AgentRuntime.Claude claude = (AgentRuntime.Claude) draft.spec().runtime();
    assertThat(claude.model()).contains("opus");
    assertThat(claude.permissionMode()).contains("plan");
    assertThat(claude.allowedTools()).containsExactly("Read", "Bash(git log:*)");
    assertThat(draft.spec().limits())
        .isEqualTo(
            new Limits(
                Optional.of(20),
                Optional.of(1_500_000L),
                Duration.ofMinutes(5),
                Optional.of(Duration.ofMinutes(1))));
    assertThat(draft.spec().labels()).containsExactly(Map.entry("team", "core"));
    ScheduleSpec schedule = draft.schedules().orElseThrow().getFirst().spec();
    assertThat(schedule.rule().timezone()).isEqualTo("Europe/Berlin");
    assertThat(schedule.prompt()).contains("Now.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                              | name             | expected text, found nothing",
        "{}                                              | runtime          | expected an object, found nothing",
        "{'name':7}                                      | name             | expected text",
        "{'name':''}                                     | name             | expected 1 to 120 characters, found 0",
        "{'name':' a'}                                   | name             | expected no blanks at its ends",
        "{'name':'a/b'}                                  | name             | expected no slashes",
        "{'name':'..'}                                   | name             | not only dots",
        "{'name':'a\\nb'}                                | name             | no control characters",
        "{'name':'stats'}                                | name             | expected another name",
        "{'name':'6f1a2c7e-0000-4000-8000-0123456789ab'} | name             | does not look like an id",
        "{'enabled':'yes'}                               | enabled          | expected true or false",
        "{'owner':'me','secret':{}}                      | secret           | unknown property",
        "{'overlap':{'policy':'wait'}}                   | overlap.policy   | expected one of: skip, queue, parallel, replace",
        "{'overlap':{'policy':'queue','limit':0}}        | overlap.limit    | expected 1 to 100",
        "{'retry':{'maxAttempts':0}}                     | retry.maxAttempts | expected 1 to 100",
        "{'retry':{'delay':'PT-1S'}}                     | retry.delay      | expected PT0S to P1D",
        "{'retry':{'delay':'PT2H','maxDelay':'PT1H'}}    | retry.maxDelay   | expected PT2H to",
        "{'retry':{'multiplier':0.5}}                    | retry.multiplier | expected 1 to 100",
        "{'retry':{'multiplier':1e999999999}}            | retry.multiplier | expected 1 to 100",
        "{'retry':{'on':['cancelled']}}                  | retry.on[0]      | expected one of: error, timed_out",
        "{'retry':{'on':['budget_exceeded']}}            | retry.on[0]      | expected one of: error, timed_out",
        "{'budget':{}}                                   | budget.dailyUsd  | expected a budget for the day, the month, or both",
        "{'budget':{'dailyUsd':1}}                       | budget.dailyUsd  | expected limits.maxBudgetUsd too",
        "{'budget':{'dailyUsd':1},'limits':{'maxBudgetUsd':2}} | budget.dailyUsd | expected at least limits.maxBudgetUsd",
        "{'budget':{'timezone':'+1'}}                    | budget.timezone  | expected an IANA time zone",
        "{'budget':{'onExceeded':'cry'}}                 | budget.onExceeded | expected one of: skip, pause",
        "{'breaker':{}}                                  | breaker.failures | expected a number of failures",
        "{'breaker':{'failures':0}}                      | breaker.failures | expected 1 to 100",
        "{'breaker':{'failures':3,'probeAfter':'PT0S'}}  | breaker.probeAfter | expected PT1S to",
        "{'runtime':{}}                                  | runtime.type     | expected text, found nothing",
        "{'runtime':{'type':''}}                         | runtime.type     | expected one of: command, claude",
        "{'runtime':{'type':'perl'}}                     | runtime.type     | expected one of: command, claude",
        "{'runtime':{'type':'command'}}                  | runtime.command  | expected a program",
        "{'runtime':{'type':'command','command':['']}}   | runtime.command  | expected a program",
        "{'runtime':{'type':'command','command':'df'}}   | runtime.command  | expected a list",
        "{'runtime':{'type':'command','model':'opus'}}   | runtime.model    | unknown property",
        "{'runtime':{'type':'command','environment':{'A-B':''}}} | runtime.environment | expected names of letters",
        "{'runtime':{'type':'command','workingDirectory':' '}} | runtime.workingDirectory | expected a path",
        "{'runtime':{'type':'claude','permissionMode':'all'}} | runtime.permissionMode | expected one of: acceptEdits",
        "{'runtime':{'type':'claude','model':'--help'}}  | runtime.model    | expected the name of a model",
        "{'runtime':{'type':'claude','allowedTools':['--x']}} | runtime.allowedTools[0] | expected a tool",
        "{'runtime':{'type':'claude'},'prompt':' '}      | prompt           | expected what the agent is to do",
        "{'limits':{'maxTurns':0}}                       | limits.maxTurns  | expected 1 to 100000",
        "{'limits':{'maxBudgetUsd':0}}                   | limits.maxBudgetUsd | expected 0.000001 to 1000000",
        "{'limits':{'maxBudgetUsd':1e999999999}}         | limits.maxBudgetUsd | expected 0.000001 to 1000000",
        "{'limits':{'maxBudgetUsd':0.1234567}}           | limits.maxBudgetUsd | expected at most six decimals",
        "{'limits':{'timeout':'PT0S'}}                   | limits.timeout   | expected PT1S to P7D",
        "{'limits':{'timeout':300}}                      | limits.timeout   | expected text",
        "{'limits':{'stallTimeout':'PT0S'}}              | limits.stallTimeout | expected PT1S to",
        "{'limits':{'patience':'PT5M'}}                  | limits.patience  | unknown property",
        "{'session':'long'}                              | session          | expected one of: fresh, resume, last_output",
        "{'gate':{}}                                     | gate.command     | expected a program",
        "{'gate':{'command':['x'],'skipExitCode':0}}     | gate.skipExitCode | expected 1 to 255",
        "{'labels':{'a b':'c'}}                          | labels           | expected names of up to 63",
        "{'schedules':[{'name':'a'}]}                    | schedules[0].cron | expected text, found nothing",
        "{'schedules':[{'cron':'61 * * * *'}]}           | schedules[0].cron | out of range",
        "{'schedules':[{'cron':'0 0 30 2 *'}]}           | schedules[0].cron | never",
        "{'schedules':[{'timezone':'+02:00'}]}           | schedules[0].timezone | expected an IANA time zone",
        "{'schedules':[{'id':'x'}]}                      | schedules[0].id  | expected an id",
        "{'schedules':[{'wobble':'PT1M'}]}               | schedules[0].wobble | unknown property",
        "{'schedules':[{'cron':'@daily','at':'2030-01-01T00:00:00Z'}]} | schedules[0].at | expected only one of: cron, every, at",
        "{'schedules':[{'every':'PT0.5S'}]}              | schedules[0].every | expected whole seconds",
        "{'schedules':[{'every':'15m'}]}                 | schedules[0].every | expected an ISO-8601 duration",
        "{'schedules':[{'at':'tomorrow'}]}               | schedules[0].at  | expected an instant",
        "{'schedules':[{'at':'+10000-01-01T00:00:00Z'}]} | schedules[0].at  | expected an instant from 1970 to 9999",
        "{'schedules':[{'every':'PT1H','dst':{}}]}       | schedules[0].dst | expected only together with cron",
        "{'schedules':[{'cron':'@daily','anchor':'2030-01-01T00:00:00Z'}]} | schedules[0].anchor | expected only together with every",
        "{'schedules':[{'cron':'@daily','dst':{'gap':'jump'}}]} | schedules[0].dst.gap | expected one of: shift, skip",
        "{'schedules':[{'jitter':'-PT1M'}]}              | schedules[0].jitter | expected a duration from PT0S",
        "{'schedules':[{'maxFires':0}]}                  | schedules[0].maxFires | expected 1 to",
        "{'schedules':[{'startAt':'2030-01-02T00:00:00Z','endAt':'2030-01-01T00:00:00Z'}]} | schedules[0].endAt | expected a time after startAt",
        "{'schedules':[{'exclude':[{'date':'2030-02-30'}]}]} | schedules[0].exclude[0].from | expected a date",
        "{'schedules':[{'exclude':[{'from':'2030-02-03','to':'2030-02-01'}]}]} | schedules[0].exclude[0].to | expected 2030-02-03 or a later date",
        "{'schedules':[{'exclude':[{'cron':'61 * * * *'}]}]} | schedules[0].exclude[0].cron | out of range",
        "{'schedules':[{'exclude':[{'date':'2030-02-01','cron':'* * * * *'}]}]} | schedules[0].exclude[0].date | expected only one of",
        "{'schedules':[{'exclude':[{'day':'2030-02-01'}]}]} | schedules[0].exclude[0].day | unknown property",
        "{'schedules':[{'catchUp':{'policy':'most'}}]}   | schedules[0].catchUp.policy | expected one of: last, all, none",
        "{'schedules':[{'catchUp':{'maxLateness':'P99D'}}]} | schedules[0].catchUp.maxLateness | expected PT0S to",
        "{'schedules':[{'inputs':[]}]}                   | schedules[0].inputs | expected an object",
        "{'schedules':[{'inputs':{'a':'\\u0000'}}]}     | schedules[0].inputs | expected text without U+0000",
        "{'schedules':[{'name':'a'},{'name':'a'}]}       | schedules[1].name | expected each name only once",
        "{'schedules':{}}                                | schedules        | expected a list",
      })
  void namesTheFieldAndTheRule(String json, String field, String message) {
    assertThat(read(json).violations())
        .filteredOn(it -> it.field().equals(field))
        .extracting(Violation::message)
        .anySatisfy(it -> assertThat(it).contains(message));
  }

  @Test
  void acceptsAnAnswerAsARequest() {
    String answer =
        """
        {'id':'6f1a2c7e-0000-4000-8000-0123456789ab','name':'disk','description':'','owner':'local',
         'enabled':true,'prompt':'','runtime':{'type':'command','command':['df','-h'],
           'workingDirectory':null,'environment':{},'stdin':null,'shell':false},
         'limits':{'maxTurns':null,'maxBudgetUsd':null,'timeout':'PT1H'},'labels':{},
         'schedules':[{'id':'74420e09-1582-401a-bf95-7b9a55028999',
           'agentId':'6f1a2c7e-0000-4000-8000-0123456789ab','name':'hourly','cron':'0 * * * *',
           'timezone':'UTC','enabled':true,'prompt':null,'description':'every hour',
           'nextFireAt':null,'lastFiredAt':null,'lastStatus':null}],
         'version':3,'createdAt':'2030-01-01T00:00:00Z','createdBy':'local',
         'updatedAt':'2030-01-01T00:00:00Z','lastRun':null,'running':[]}\
        """;

    assertThat(read(answer).violations()).isEmpty();
  }

  @Test
  void boundsPrompts() {
    assertThat(read("{'prompt':'" + "é".repeat(128 * 1024) + "'}").violations())
        .extracting(Violation::field)
        .doesNotContain("prompt");
    assertThat(read("{'prompt':'" + "é".repeat(128 * 1024) + "x'}").violations())
        .extracting(Violation::field)
        .contains("prompt");
  }

  @Test
  void boundsTheNumberOfSchedules() {
    String schedules = "{'name':'a'},".repeat(100) + "{'name':'a'}";

    assertThat(read("{'schedules':[" + schedules + "]}").violations())
        .extracting(Violation::message)
        .contains("expected at most 100, found 101");
  }

  private static Reading<AgentDraft> read(String json) {
    try {
      Map<String, @Nullable Object> document =
          JSON.readValue(json.replace('\'', '"'), new TypeReference<>() {});
      return AgentDocument.read(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
