package io.boundwatch.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.reference.ReferenceResult;
import io.boundwatch.schemas.SchemaFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A topic of results: its schema, the fields that make its key, and what the model says of it. */
enum ResultTopic {
  DECISIONS(
      TopicNames.DECISIONS,
      SchemaFile.SIGN_IN_DECISION,
      "decisions.ndjson",
      ReferenceResult::decisions,
      "signInId"),
  APP_COUNTS(
      TopicNames.APP_COUNTS,
      SchemaFile.APP_COUNTS,
      "app-counts.ndjson",
      ReferenceResult::appCounts,
      "tenantId",
      "appId",
      "windowStart",
      "windowSize"),
  USER_COUNTS(
      TopicNames.USER_COUNTS,
      SchemaFile.USER_COUNTS,
      "user-counts.ndjson",
      ReferenceResult::userCounts,
      "tenantId",
      "userId",
      "appId",
      "resourceId",
      "windowStart",
      "windowSize"),
  POLICY_COUNTS(
      TopicNames.POLICY_COUNTS,
      SchemaFile.POLICY_COUNTS,
      "policy-counts.ndjson",
      ReferenceResult::policyCounts,
      "tenantId",
      "policyId",
      "appId",
      "windowStart",
      "windowSize"),
  /** The model knows no alerts: they are read and checked, and compared with nothing. */
  ALERTS(
      TopicNames.ALERTS,
      SchemaFile.DETECTION_FINDING,
      "alerts.ndjson",
      result -> Map.of(),
      "unmapped/token_protection/alert_key");

  private final String topic;
  private final JsonSchema schema;
  private final String file;
  private final Function<ReferenceResult, Map<String, Map<String, Object>>> expected;
  private final List<String> keyFields;

  ResultTopic(
      String topic,
      SchemaFile schema,
      String file,
      Function<ReferenceResult, Map<String, Map<String, Object>>> expected,
      String... keyFields) {
    this.topic = topic;
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema.open());
    this.file = file;
    this.expected = expected;
    this.keyFields = List.of(keyFields);
  }

  static ResultTopic of(String topic) {
    return Arrays.stream(values()).filter(one -> one.topic.equals(topic)).findFirst().orElseThrow();
  }

  boolean isInTheModel() {
    return this != ALERTS;
  }

  String topic() {
    return topic;
  }

  /** Where a replay writes the topic's values. */
  String file() {
    return file;
  }

  Map<String, Map<String, Object>> expected(ReferenceResult result) {
    return expected.apply(result);
  }

  /** The key of a value, where no part of it needs encoding. */
  String keyOf(JsonNode value) {
    return keyFields.stream()
        .map(field -> value.at("/" + field).asText())
        .collect(Collectors.joining("|"));
  }

  /** Throws if a value is not as its schema says. */
  void check(JsonNode value) {
    var problems = schema.validate(value);
    if (!problems.isEmpty()) {
      throw new AssertionError(topic + ": " + problems + " in " + value);
    }
  }
}
