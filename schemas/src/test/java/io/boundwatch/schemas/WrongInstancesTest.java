package io.boundwatch.schemas;

import static io.boundwatch.schemas.SchemaFile.APP_COUNTS;
import static io.boundwatch.schemas.SchemaFile.DEAD_LETTER_HEADERS;
import static io.boundwatch.schemas.SchemaFile.DETECTION_FINDING;
import static io.boundwatch.schemas.SchemaFile.POLICY_COUNTS;
import static io.boundwatch.schemas.SchemaFile.SIGN_IN_DECISION;
import static io.boundwatch.schemas.SchemaFile.USER_COUNTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schemas refuse: one thing changed in an example that is valid otherwise. */
class WrongInstancesTest {
  private static Arguments wrong(SchemaFile file, String pointer, String json) {
    return Arguments.of(file, pointer, json);
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
            wrongDecisions(), wrongCounts(), wrongWindows(), wrongHeaders(), wrongFindings())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> wrongDecisions() {
    return Stream.of(
        wrong(SIGN_IN_DECISION, "/schemaVersion", "2"),
        wrong(SIGN_IN_DECISION, "/signInId", "'c|t'"),
        wrong(SIGN_IN_DECISION, "/signInId", "'c|t|u|more'"),
        wrong(SIGN_IN_DECISION, "/signInId", "'100%|t|u'"),
        wrong(SIGN_IN_DECISION, "/signInId", "'a%7c|t|u'"),
        wrong(SIGN_IN_DECISION, "/signInId", "'a\\nb|t|u'"),
        wrong(SIGN_IN_DECISION, "/tenantId", "''"),
        wrong(SIGN_IN_DECISION, "/tenantId", "'1B2C'"),
        wrong(SIGN_IN_DECISION, "/userId", "''"),
        wrong(SIGN_IN_DECISION, "/userPrincipalName", "null"),
        wrong(SIGN_IN_DECISION, "/verdict", "'none'"),
        wrong(SIGN_IN_DECISION, "/verdict", "null"),
        wrong(SIGN_IN_DECISION, "/inScopeVerdict", "'none'"),
        wrong(SIGN_IN_DECISION, "/outcome", "'block'"),
        wrong(SIGN_IN_DECISION, "/revision", "0"),
        wrong(SIGN_IN_DECISION, "/settled", "'true'"),
        wrong(SIGN_IN_DECISION, "/firstRequestAt", "'2026-11-02T08:00:00Z'"),
        wrong(SIGN_IN_DECISION, "/firstRequestAt", "'2026-11-02T08:00:00.1234567Z'"),
        wrong(SIGN_IN_DECISION, "/lastRequestAt", "'2026-11-02T08:00:00.123+00:00'"),
        wrong(SIGN_IN_DECISION, "/decidedAt", "1793606400123"),
        wrong(SIGN_IN_DECISION, "/requests/total", "-1"),
        wrong(SIGN_IN_DECISION, "/statusCodes", "{'none': 1}"),
        wrong(SIGN_IN_DECISION, "/statusCodes", "{'1002': -1}"),
        wrong(SIGN_IN_DECISION, "/apps/0/id", "null"),
        wrong(SIGN_IN_DECISION, "/policies/0/mode", "'disabled'"),
        wrong(SIGN_IN_DECISION, "/policies/0/outcome", "'success'"),
        wrong(SIGN_IN_DECISION, "/details/0/category", "'AuditLogs'"),
        wrong(SIGN_IN_DECISION, "/details/0/binding", "'undetermined'"),
        wrong(SIGN_IN_DECISION, "/details/0/statusCode", "'1002'"),
        wrong(SIGN_IN_DECISION, "/details/0/errorCode", "'0'"),
        wrong(SIGN_IN_DECISION, "/details/0/asn", "0"));
  }

  private static Stream<Arguments> wrongCounts() {
    return Stream.of(
        wrong(APP_COUNTS, "/appId", "null"),
        wrong(APP_COUNTS, "/requests/unreported", "-1"),
        wrong(APP_COUNTS, "/outcomes/blocked", "1.5"),
        wrong(APP_COUNTS, "/signIns/undetermined", "-1"),
        wrong(APP_COUNTS, "/block", "-1"),
        wrong(APP_COUNTS, "/pctAllowed", "100.01"),
        wrong(APP_COUNTS, "/pctAllowed", "'83.33'"),
        wrong(APP_COUNTS, "/users", "-1"),
        wrong(APP_COUNTS, "/unboundByStatusCode", "{'01002': 1}"),
        wrong(APP_COUNTS, "/unboundByStatusCode", "[1002]"),
        wrong(APP_COUNTS, "/final", "0"),
        wrong(USER_COUNTS, "/userId", "''"),
        wrong(USER_COUNTS, "/resourceId", "'ABC'"),
        wrong(USER_COUNTS, "/allow", "-1"),
        wrong(USER_COUNTS, "/inScopeSignIns/bound", "-1"),
        wrong(POLICY_COUNTS, "/policyId", "''"),
        wrong(POLICY_COUNTS, "/mode", "''"),
        wrong(POLICY_COUNTS, "/selfRemediable", "-1"),
        wrong(POLICY_COUNTS, "/pctEnforceable", "-0.01"),
        wrong(POLICY_COUNTS, "/blockByStatusCode", "{'': 1}"));
  }

  private static Stream<Arguments> wrongWindows() {
    return Stream.of(APP_COUNTS, USER_COUNTS, POLICY_COUNTS)
        .flatMap(
            file ->
                Stream.of(
                    wrong(file, "/windowStart", "'2026-11-02T08:00:00.000Z'"),
                    wrong(file, "/windowStart", "'2026-13-02T08:00:00Z'"),
                    wrong(file, "/windowEnd", "'2026-11-02T24:00:00Z'"),
                    wrong(file, "/windowEnd", "'2026-11-02 08:00:00'"),
                    wrong(file, "/windowSize", "'PT'"),
                    wrong(file, "/windowSize", "'PT24H'"),
                    wrong(file, "/windowSize", "'5m'"),
                    wrong(file, "/updatedAt", "'2026-11-02T08:00:00Z'")));
  }

  private static Stream<Arguments> wrongHeaders() {
    return Stream.of(
        wrong(DEAD_LETTER_HEADERS, "/reason", "'late'"),
        wrong(DEAD_LETTER_HEADERS, "/source-topic", "''"),
        wrong(DEAD_LETTER_HEADERS, "/source-partition", "0"),
        wrong(DEAD_LETTER_HEADERS, "/source-partition", "'-1'"),
        wrong(DEAD_LETTER_HEADERS, "/source-offset", "'4,711'"),
        wrong(DEAD_LETTER_HEADERS, "/truncated-from", "'many'"));
  }

  private static Stream<Arguments> wrongFindings() {
    return Stream.of(
        wrong(DETECTION_FINDING, "/activity_id", "4"),
        wrong(DETECTION_FINDING, "/activity_name", "'Close'"),
        wrong(DETECTION_FINDING, "/type_uid", "200403"),
        wrong(DETECTION_FINDING, "/category_uid", "1"),
        wrong(DETECTION_FINDING, "/class_uid", "2001"),
        wrong(DETECTION_FINDING, "/time", "'2026-11-02T08:00:00.000Z'"),
        wrong(DETECTION_FINDING, "/time", "1793607301.48"),
        wrong(DETECTION_FINDING, "/severity_id", "0"),
        wrong(DETECTION_FINDING, "/severity", "'Medium'"),
        wrong(DETECTION_FINDING, "/status_id", "3"),
        wrong(DETECTION_FINDING, "/status", "'Resolved'"),
        wrong(DETECTION_FINDING, "/is_alert", "false"),
        wrong(DETECTION_FINDING, "/confidence_id", "99"),
        wrong(DETECTION_FINDING, "/metadata/version", "'1.7.0'"),
        wrong(DETECTION_FINDING, "/metadata/product/name", "'Other'"),
        wrong(DETECTION_FINDING, "/metadata/tenant_uid", "null"),
        wrong(DETECTION_FINDING, "/finding_info/uid", "'t|unbound-spike|a'"),
        wrong(DETECTION_FINDING, "/finding_info/desc", "''"),
        wrong(DETECTION_FINDING, "/finding_info/types", "[]"),
        wrong(DETECTION_FINDING, "/finding_info/analytic/type_id", "4"),
        wrong(DETECTION_FINDING, "/finding_info/attacks/0/technique/uid", "'1550'"),
        wrong(DETECTION_FINDING, "/evidences/0/device/os/type_id", "1"),
        wrong(DETECTION_FINDING, "/evidences/0/data/outcome", "'block'"),
        wrong(DETECTION_FINDING, "/evidences/0/data/at", "1793607301480"),
        wrong(DETECTION_FINDING, "/evidences/1/data/counts", "{'Unbound': 1}"),
        wrong(DETECTION_FINDING, "/remediation/references", "[]"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/rule", "'Unbound spike'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/alert_key", "'t|unbound-spike'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/alert_key", "'t|r|app|more'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/alert_key", "'t|a rule|app'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/app_name", "''"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/measure/value", "-1"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/baseline/p_value", "1.1"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/baseline/state", "'frozen'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/window/size", "'300s'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/causes/0/class", "'other'"),
        wrong(DETECTION_FINDING, "/unmapped/token_protection/mode", "'report-only'"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void wrongValueIsRefused(SchemaFile file, String pointer, String value)
      throws JsonProcessingException {
    JsonNode instance = example(file);
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode wrong = Schemas.JSON.readTree(value.replace('\'', '"'));

    ((ObjectNode) instance.at(at.head())).set(at.last().getMatchingProperty(), wrong);

    assertThat(Schemas.validate(file, instance))
        .isNotEmpty()
        .allMatch(message -> message.getInstanceLocation().toString().startsWith(dotted(pointer)));
  }

  static Stream<Arguments> requiredFields() {
    return Schemas.all()
        .flatMap(
            file ->
                StreamSupport.stream(Schemas.read(file).path("required").spliterator(), false)
                    .map(name -> Arguments.of(file, name.textValue())));
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void missingFieldIsRefused(SchemaFile file, String name) {
    ObjectNode instance = example(file);

    instance.remove(name);

    assertThat(Schemas.validate(file, instance)).hasSize(1);
  }

  static Stream<Arguments> objects() {
    return Stream.concat(
        Schemas.all().map(file -> Arguments.of(file, "")),
        Stream.of(
            Arguments.of(SIGN_IN_DECISION, "/requests"),
            Arguments.of(SIGN_IN_DECISION, "/apps/0"),
            Arguments.of(SIGN_IN_DECISION, "/resources/0"),
            Arguments.of(SIGN_IN_DECISION, "/policies/0"),
            Arguments.of(SIGN_IN_DECISION, "/details/0"),
            Arguments.of(APP_COUNTS, "/outcomes"),
            Arguments.of(APP_COUNTS, "/signIns"),
            Arguments.of(USER_COUNTS, "/inScopeSignIns"),
            Arguments.of(DETECTION_FINDING, "/metadata/product"),
            Arguments.of(DETECTION_FINDING, "/finding_info/analytic"),
            Arguments.of(DETECTION_FINDING, "/evidences/0/data"),
            Arguments.of(DETECTION_FINDING, "/unmapped"),
            Arguments.of(DETECTION_FINDING, "/unmapped/token_protection/baseline")));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void unknownFieldIsRefused(SchemaFile file, String pointer) {
    JsonNode instance = example(file);

    ((ObjectNode) instance.at(pointer)).put("unheardOf", 1);

    assertThat(Schemas.validate(file, instance)).hasSize(1);
  }

  @Test
  void moreThanFiftyDetailsAreRefused() {
    JsonNode instance = example(SIGN_IN_DECISION);
    ArrayNode details = (ArrayNode) instance.path("details");

    while (details.size() < 51) {
      details.add(details.get(0));
    }

    assertThat(Schemas.validate(SIGN_IN_DECISION, instance)).hasSize(1);
  }

  @Test
  void moreThanFiveEvidencesAreRefused() {
    JsonNode instance = example(DETECTION_FINDING);
    ArrayNode evidences = (ArrayNode) instance.path("evidences");

    while (evidences.size() < 6) {
      evidences.add(evidences.get(0));
    }

    assertThat(Schemas.validate(DETECTION_FINDING, instance)).hasSize(1);
  }

  @Test
  void confidenceWithoutItsNameIsRefused() {
    ObjectNode instance = example(DETECTION_FINDING);

    instance.remove("confidence");

    assertThat(Schemas.validate(DETECTION_FINDING, instance)).hasSize(1);
  }

  @Test
  void closedFindingWithTheFieldsOfAnOpenOneIsRefused() {
    ObjectNode instance = example(DETECTION_FINDING);

    instance.put("activity_id", 3);

    assertThat(Schemas.validate(DETECTION_FINDING, instance))
        .extracting(message -> message.getInstanceLocation().toString())
        .containsExactlyInAnyOrder("$.activity_name", "$.type_uid", "$.status_id", "$.is_alert");
  }

  /**
   * The first example of a schema, free to be changed; for headers the last, which has them all.
   */
  private static ObjectNode example(SchemaFile file) {
    var examples = Schemas.examples(file);
    int index = file == DEAD_LETTER_HEADERS ? examples.size() - 1 : 0;
    return examples.get(index).deepCopy();
  }

  /** A pointer as the validator writes locations: {@code $.apps[0].id}. */
  private static String dotted(String pointer) {
    return "$" + pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }
}
