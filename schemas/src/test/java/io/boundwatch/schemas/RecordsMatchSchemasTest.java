package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and schemas have the same fields in the same order, down to the last object. */
class RecordsMatchSchemasTest {
  private static final Map<Type, Set<String>> JSON_TYPES =
      Map.of(
          String.class, Set.of("string"),
          int.class, Set.of("integer"),
          long.class, Set.of("integer"),
          boolean.class, Set.of("boolean"),
          Integer.class, Set.of("integer", "null"),
          Long.class, Set.of("integer", "null"),
          Double.class, Set.of("number", "null"));

  static Stream<SchemaFile> files() {
    return Schemas.RECORDS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void haveTheSameFieldsInTheSameOrder(SchemaFile file) {
    JsonNode schema = Schemas.read(file);

    compare(Schemas.RECORDS.get(file), schema, schema);
  }

  private static void compare(Class<?> type, JsonNode object, JsonNode root) {
    List<String> names = Arrays.stream(type.getRecordComponents()).map(c -> wireName(c)).toList();

    assertThat(names).as(type.getSimpleName()).isEqualTo(fieldNames(object.path("properties")));
    assertThat(
            Arrays.stream(type.getRecordComponents())
                .filter(c -> !isOptional(c))
                .map(c -> wireName(c))
                .toList())
        .as("required of " + type.getSimpleName())
        .isEqualTo(texts(object, "required"));
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode field = resolve(object.path("properties").path(wireName(component)), root);
      compareType(component, field, root);
    }
  }

  private static void compareType(RecordComponent component, JsonNode field, JsonNode root) {
    String name = component.toString();
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType parameterized) {
      compareContainer(name, parameterized, field, root);
    } else if (type instanceof Class<?> of && of.isRecord()) {
      compare(of, field, root);
    } else if (name.equals("java.lang.String inScopeVerdict")) {
      assertThat(texts(field, "type")).as(name).containsExactly("string", "null");
    } else {
      assertThat(Set.copyOf(texts(field, "type"))).as(name).isEqualTo(jsonTypes(component));
    }
  }

  /** What is optional is left out instead of being null. */
  private static Set<String> jsonTypes(RecordComponent component) {
    return JSON_TYPES.get(component.getType()).stream()
        .filter(type -> !isOptional(component) || !type.equals("null"))
        .collect(Collectors.toSet());
  }

  private static boolean isOptional(RecordComponent component) {
    JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  private static void compareContainer(
      String name, ParameterizedType type, JsonNode field, JsonNode root) {
    boolean isList = type.getRawType() == List.class;
    assertThat(texts(field, "type")).as(name).containsExactly(isList ? "array" : "object");
    Type[] arguments = type.getActualTypeArguments();
    JsonNode content = resolve(field.path(isList ? "items" : "additionalProperties"), root);
    if (isList && arguments[0] == String.class) {
      assertThat(texts(content, "type")).as(name).containsExactly("string");
    } else if (isList) {
      compare((Class<?>) arguments[0], content, root);
    } else {
      assertThat(arguments).as(name).containsExactly(String.class, Long.class);
      assertThat(texts(content, "type")).as(name).containsExactly("integer");
    }
  }

  private static String wireName(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static JsonNode resolve(JsonNode schema, JsonNode root) {
    JsonNode ref = schema.path("$ref");
    return ref.isMissingNode() ? schema : root.at(ref.textValue().substring("#".length()));
  }

  private static List<String> fieldNames(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The texts of a list, or the one text where no list is written. */
  private static List<String> texts(JsonNode schema, String field) {
    JsonNode value = schema.path(field);
    return value.isTextual()
        ? List.of(value.textValue())
        : StreamSupport.stream(value.spliterator(), false).map(JsonNode::textValue).toList();
  }
}
