package io.agentcron.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Ids for schemas and schemas for ids. Both never change once given, so both are cached for ever;
 * safe for use by many threads.
 */
public final class SchemaRegistry {
  private final RegistryConfig config;
  private final RegistryHttp http;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  public SchemaRegistry(RegistryConfig config) {
    this.config = config;
    this.http = new RegistryHttp(config);
  }

  /**
   * The id under which this schema is written to the subject; registers it where {@code
   * auto.register.schemas} allows.
   *
   * @throws RegistryException.Refused if it is not compatible with what is registered, or unknown
   *     and not to be registered
   * @throws RegistryException.Unavailable if nobody answers
   */
  public int idOf(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    JsonNode answer = http.post(config.autoRegister() ? path + "/versions" : path, body(schema));
    int id = answer.required("id").intValue();
    ids.put(key, id);
    return id;
  }

  /**
   * The schema with this id.
   *
   * @throws RegistryException.Refused if there is none
   * @throws RegistryException.Unavailable if nobody answers
   */
  public Schema byId(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    JsonNode answer = http.get("/schemas/ids/" + id);
    Schema schema = new Schema.Parser().parse(answer.required("schema").textValue());
    schemas.put(id, schema);
    return schema;
  }

  /** Whether the registry would take this schema as the subject's next version. */
  public boolean isCompatible(String subject, Schema schema) {
    String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8);
    return http.post("/compatibility/subjects/" + encoded + "/versions/latest", body(schema))
        .required("is_compatible")
        .booleanValue();
  }

  private String body(Schema schema) {
    return json.createObjectNode().put("schema", schema.toString()).toString();
  }

  private record SubjectSchema(String subject, Schema schema) {}
}
