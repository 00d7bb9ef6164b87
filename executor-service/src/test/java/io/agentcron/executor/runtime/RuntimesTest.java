package io.agentcron.executor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.WorkOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimesTest {
  private static final AgentRuntime COMMAND =
      new AgentRuntime() {
        @Override
        public String type() {
          return "command";
        }

        @Override
        public Preparation prepare(WorkOrder order) {
          return Preparation.invalid("reached");
        }
      };

  @Test
  void asksTheRuntimeOfTheOrder() {
    assertThat(new Runtimes(List.of(COMMAND), List.of("command")).prepare(Orders.order()))
        .isEqualTo(Preparation.invalid("reached"));
  }

  @Test
  void refusesWhatIsNotAllowedForGood() {
    Preparation preparation = new Runtimes(List.of(COMMAND), List.of()).prepare(Orders.order());

    assertThat(preparation)
        .isInstanceOfSatisfying(
            Preparation.Refused.class,
            refused -> {
              assertThat(refused.failure().kind()).isEqualTo(FailureKind.RUNTIME_UNAVAILABLE);
              assertThat(refused.failure().retryable()).isFalse();
            });
  }

  @Test
  void refusesToAllowWhatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Runtimes(List.of(COMMAND), List.of("comand")))
        .withMessage("agentcron.executor.runtimes: expected some of [command], found comand");
  }
}
