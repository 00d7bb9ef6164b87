package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.GlobalPause;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.Setting;
import io.agentcron.scheduler.wire.Incoming.Asked;
import io.agentcron.scheduler.wire.Incoming.Defined;
import io.agentcron.scheduler.wire.Incoming.Ignored;
import io.agentcron.scheduler.wire.Incoming.Malformed;
import io.agentcron.scheduler.wire.Incoming.Removed;
import io.agentcron.scheduler.wire.Incoming.Reported;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads the scheduler's topics. */
public final class Inbox {
  private final TopicSettings topics;
  private final AvroDecoder<AgentDefinition> definitions;
  private final AvroDecoder<RunCommand> commands;
  private final AvroDecoder<RunEvent> events;
  private final AvroDecoder<Setting> settings;

  public Inbox(TopicSettings topics, SchemaRegistry registry) {
    this.topics = topics;
    this.definitions = new AvroDecoder<>(AgentDefinition.class, registry);
    this.commands = new AvroDecoder<>(RunCommand.class, registry);
    this.events = new AvroDecoder<>(RunEvent.class, registry);
    this.settings = new AvroDecoder<>(Setting.class, registry);
  }

  /**
   * Reads one record of any of them.
   *
   * @param timestamp the record's; in the journal it is the broker's
   * @throws io.agentcron.schemas.registry.RegistryException.Unavailable if the record has to be
   *     read again later
   */
  public Incoming read(
      String topic, byte @Nullable [] key, byte @Nullable [] value, Instant timestamp) {
    if (key == null) {
      return new Malformed("expected the agent's id as the key, found none");
    }
    String agentId = new String(key, StandardCharsets.UTF_8);
    if (topic.equals(Topic.AGENTS.name(topics))) {
      return value == null
          ? new Removed()
          : read(definitions.decode(value), agentId, AgentDefinition::getAgentId, Inbox::defined);
    }
    if (topic.equals(Topic.RUN_COMMANDS.name(topics))) {
      return read(
          commands.decode(value),
          agentId,
          RunCommand::getAgentId,
          it -> new Asked(CommandWire.command(it)));
    }
    return read(
        events.decode(value),
        agentId,
        RunEvent::getAgentId,
        it ->
            ReportWire.report(it, timestamp).<Incoming>map(Reported::new).orElseGet(Ignored::new));
  }

  private static Incoming defined(AgentDefinition definition) {
    return definition.getSchedules().stream().anyMatch(schedule -> schedule.getRules().isEmpty())
        ? new Malformed("expected a rule in each schedule, found none")
        : new Defined(DefinitionWire.agent(definition));
  }

  /**
   * Whether this value of the setting pauses everything; empty where it cannot be read.
   *
   * @param value null where the setting is not there
   */
  public Optional<Boolean> globalPause(byte @Nullable [] value) {
    if (value == null) {
      return Optional.of(false);
    }
    return settings.decode(value) instanceof Decoded.Value<Setting>(Setting setting)
            && setting.getValue() instanceof GlobalPause pause
        ? Optional.of(pause.getPaused())
        : Optional.empty();
  }

  private static <T extends SpecificRecord> Incoming read(
      Decoded<T> decoded, String key, Function<T, String> agentId, Function<T, Incoming> incoming) {
    return switch (decoded) {
      case Decoded.Value<T>(T value) when !agentId.apply(value).equals(key) ->
          new Malformed("expected the key %s, found %s".formatted(agentId.apply(value), key));
      case Decoded.Value<T>(T value) -> incoming.apply(value);
      case Decoded.Unknown<T> _ -> new Ignored();
      case Decoded.Malformed<T>(String cause) -> new Malformed(cause);
    };
  }
}
