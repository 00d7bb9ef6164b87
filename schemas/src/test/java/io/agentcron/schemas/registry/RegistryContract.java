package io.agentcron.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.RunEvent;
import io.agentcron.schemas.Topic;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client relies on, whatever registry answers. */
abstract class RegistryContract {
  private static final Schema ONE_FIELD =
      new Schema.Parser()
          .parse(
              "{'type':'record','name':'R','fields':[{'name':'a','type':'int'}]}"
                  .replace('\'', '"'));
  private static final Schema SECOND_FIELD_WITHOUT_DEFAULT =
      new Schema.Parser()
          .parse(
              "{'type':'record','name':'R','fields':[{'name':'a','type':'int'},{'name':'b','type':'int'}]}"
                  .replace('\'', '"'));

  private final String subject = UUID.randomUUID() + "-value";

  abstract String url();

  private SchemaRegistry client(boolean autoRegister) {
    return new SchemaRegistry(
        RegistryConfig.of(
            Map.of("schema.registry.url", url(), "auto.register.schemas", autoRegister)));
  }

  @Test
  void givesAnIdForASchemaAndTheSchemaForTheId() {
    int id = client(true).idOf(subject, RunEvent.getClassSchema());

    assertThat(client(true).byId(id)).isEqualTo(RunEvent.getClassSchema());
  }

  /** A registry has its own parser: Apicurio's refuses a default of "{}", which Avro takes. */
  @ParameterizedTest
  @MethodSource
  void takesEveryContract(Schema contract) {
    int id = client(true).idOf(subject, contract);

    assertThat(client(true).byId(id)).isEqualTo(contract);
  }

  static Stream<Schema> takesEveryContract() {
    return Stream.of(Topic.values()).flatMap(topic -> topic.valueSchema().stream());
  }

  @Test
  void givesTheSameIdAgain() {
    int id = client(true).idOf(subject, CancelDispatch.getClassSchema());

    assertThat(client(true).idOf(subject, CancelDispatch.getClassSchema())).isEqualTo(id);
    assertThat(client(false).idOf(subject, CancelDispatch.getClassSchema())).isEqualTo(id);
  }

  @Test
  void doesNotRegisterWhereThatIsForbidden() {
    assertThatThrownBy(() -> client(false).idOf(subject, ONE_FIELD))
        .isInstanceOfSatisfying(
            RegistryException.Refused.class,
            refused -> assertThat(refused.errorCode()).isIn(40401, 40403));
  }

  @Test
  void refusesAnUnknownId() {
    assertThatThrownBy(() -> client(true).byId(999_999))
        .isInstanceOfSatisfying(
            RegistryException.Refused.class,
            refused -> assertThat(refused.errorCode()).isEqualTo(40403));
  }

  @Test
  void refusesASchemaThatBreaksReaders() {
    var _ = client(true).idOf(subject, ONE_FIELD);

    assertThat(client(true).isCompatible(subject, SECOND_FIELD_WITHOUT_DEFAULT)).isFalse();
    assertThatThrownBy(() -> client(true).idOf(subject, SECOND_FIELD_WITHOUT_DEFAULT))
        .isInstanceOfSatisfying(
            RegistryException.Refused.class,
            refused -> assertThat(refused.errorCode()).isEqualTo(409));
  }
}
