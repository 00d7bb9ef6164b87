package io.agentcron.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RFC 7396, appendix A, as far as both are objects. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':'b'}           | {'a':'c'}                     | {'a':'c'}",
        "{'a':'b'}           | {'b':'c'}                     | {'a':'b','b':'c'}",
        "{'a':'b'}           | {'a':null}                    | {}",
        "{'a':'b','b':'c'}   | {'a':null}                    | {'b':'c'}",
        "{'a':['b']}         | {'a':'c'}                     | {'a':'c'}",
        "{'a':'c'}           | {'a':['b']}                   | {'a':['b']}",
        "{'a':{'b':'c'}}     | {'a':{'b':'d','c':null}}      | {'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]}   | {'a':[1]}                     | {'a':[1]}",
        "{'e':null}          | {'a':1}                       | {'e':null,'a':1}",
        "{}                  | {'a':{'bb':{'ccc':null}}}     | {'a':{'bb':{}}}",
      })
  void doesWhatTheStandardSays(String document, String patch, String expected) {
    assertThat(MergePatch.apply(parse(document), parse(patch))).isEqualTo(parse(expected));
  }

  private static Map<String, @Nullable Object> parse(String json) {
    try {
      return JSON.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
