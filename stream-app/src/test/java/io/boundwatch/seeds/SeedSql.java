package io.boundwatch.seeds;

import static io.boundwatch.seeds.Correction.ACCEPTED_RECORDS_ONLY;
import static io.boundwatch.seeds.Correction.ANY_RESOURCE;
import static io.boundwatch.seeds.Correction.BLOCK_BY_ERROR_CODE;
import static io.boundwatch.seeds.Correction.BOTH_CATEGORIES;
import static io.boundwatch.seeds.Correction.BY_ID;
import static io.boundwatch.seeds.Correction.JUDGED_RESULTS_ONLY;
import static io.boundwatch.seeds.Correction.JUDGED_WHERE_UNLISTED;
import static io.boundwatch.seeds.Correction.LEGACY_BINDING_BLOCKS;
import static io.boundwatch.seeds.Correction.MERGED_RECORDS;
import static io.boundwatch.seeds.Correction.ONCE_PER_REQUEST;
import static io.boundwatch.seeds.Correction.SEVERAL_CONTROLS;
import static io.boundwatch.seeds.Correction.UNBOUND_ONLY;
import static io.boundwatch.seeds.Correction.WITHIN_WINDOWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the SQL of a query with some corrections. */
final class SeedSql {
  /** Tools of the queries, then one row a record with what they look at. */
  static final List<String> SCHEMA =
      List.of(
          "SET TimeZone = 'UTC'",
          "CREATE TABLE raw (append_time BIGINT, json VARCHAR)",
          """
          CREATE MACRO given(x) AS CASE WHEN
            x IN ('', '{}', '00000000-0000-0000-0000-000000000000') THEN NULL ELSE x END""",
          "CREATE MACRO text_at(j, path) AS given(json_extract_string(j, path))",
          """
          CREATE MACRO object_at(j, path) AS CASE WHEN json_type(j, path) = 'VARCHAR'
            THEN CAST(json_extract_string(j, path) AS JSON) ELSE json_extract(j, path) END""",
          """
          CREATE MACRO millis(x) AS coalesce(
            epoch_ms(TRY_CAST(x AS TIMESTAMPTZ)),
            epoch_ms(try_strptime(x, '%-m/%-d/%Y %-I:%M:%S %p')))""");

  static final String RECORDS =
      """
      CREATE TABLE record AS
      SELECT append_time,
        lower(coalesce(text_at(j, '$.category'), text_at(j, '$.Category'))) AS category,
        lower(coalesce(text_at(j, '$.tenantId'), text_at(j, '$.TenantId'))) AS tenant_id,
        lower(text_at(p, '$.id')) AS request_id,
        coalesce(text_at(p, '$.userPrincipalName'), '') AS upn,
        lower(coalesce(text_at(p, '$.userId'), given(upn), '-')) AS user_id,
        lower(coalesce(text_at(p, '$.appId'), '')) AS app_id,
        coalesce(text_at(p, '$.appDisplayName'), '') AS app_name,
        lower(coalesce(text_at(p, '$.resourceId'), '')) AS resource_id,
        coalesce(text_at(p, '$.resourceDisplayName'), '') AS resource_name,
        millis(coalesce(text_at(p, '$.createdDateTime'), text_at(j, '$.time'))) AS event_time,
        coalesce(millis(text_at(j, '$.time')), event_time) AS record_time,
        TRY_CAST(coalesce(text_at(object_at(p, '$.status'), '$.errorCode'),
          text_at(j, '$.resultType')) AS BIGINT) AS error_code,
        object_at(p, '$.tokenProtectionStatusDetails') AS session,
        CASE WHEN coalesce(given(CAST(session AS VARCHAR)), 'null') = 'null'
          THEN lower(text_at(p, '$.signInTokenProtectionStatus'))
          ELSE lower(text_at(session, '$.signInSessionStatus')) END AS binding,
        TRY_CAST(text_at(session, '$.signInSessionStatusCode') AS BIGINT) AS status_code,
        object_at(p, '$.appliedConditionalAccessPolicies') AS policies
      FROM (SELECT append_time, CAST(json AS JSON) AS j, json_extract(json, '$.properties') AS p
        FROM raw)""";

  private static final String LATENESS = "10800000";
  private static final String HOUR = "3600000";
  private static final String INTERRUPTS =
      "(16000, 50058, 50072, 50074, 50076, 50079, 50097, 50125, 50127, 50129, 50140, 50158,"
          + " 50187, 50199, 65001)";

  private static final String COLUMNS =
      "request_id, tenant_id, user_id, upn, app_id, app_name, resource_id, resource_name,"
          + " event_time";

  private final Set<Correction> corrections;

  SeedSql(Set<Correction> corrections) {
    this.corrections = corrections;
  }

  String perApp() {
    return judgedRows()
        + """
        , counted AS (SELECT DISTINCT request_id, %s AS user_key, %s AS row_key, result FROM %s)
        SELECT row_key, count(*) AS Requests, count(DISTINCT user_key) AS Users,
          count(*) FILTER (result = 'Block') AS Block,
          count(*) FILTER (result = 'Allow') AS Allow,
          count(DISTINCT user_key) FILTER (result = 'Block') AS BlockedUsers,
          round(100.0 * Allow / (Allow + Block), 2) AS PctAllowed
        FROM counted GROUP BY row_key"""
            .formatted(user(), appKey(), judged());
  }

  String perUser() {
    return judgedRows()
        + """
        , counted AS (SELECT DISTINCT request_id, %s AS row_key, result FROM %s)
        SELECT row_key, count(*) AS Requests,
          count(*) FILTER (result = 'Block') AS Block,
          count(*) FILTER (result = 'Allow') AS Allow,
          round(100.0 * Allow / (Allow + Block), 2) AS PctAllowed
        FROM counted GROUP BY row_key"""
            .formatted(userKey(), judged());
  }

  String usersWith1003() {
    return """
        WITH %s, coded AS (SELECT request_id, tenant_id, user_id, upn, event_time,
          CASE WHEN %s THEN status_code END AS code FROM located),
        counted AS (%s)
        SELECT row_key, count(*) AS count_ FROM counted WHERE code = 1003 GROUP BY row_key"""
        .formatted(
            located(),
            when(UNBOUND_ONLY, "binding = 'unbound'", "session IS NOT NULL"),
            when(
                    MERGED_RECORDS,
                    "SELECT %s AS row_key, max(code) AS code FROM coded GROUP BY row_key, request_id",
                    "SELECT %s AS row_key, code FROM coded")
                .formatted(personKey()));
  }

  /** One row for each request, or record, and policy that is judged. */
  private String judgedRows() {
    return """
        WITH %s, entry AS (SELECT *, unnest(json_extract(policies, '$[*]')) AS policy
          FROM located WHERE %s AND policies IS NOT NULL),
        control AS (SELECT *, json_extract_string(policy, '$.result') AS ca_result,
          coalesce(CAST(json_extract(policy, '$.enforcedSessionControls') AS VARCHAR), '')
            AS enforced,
          coalesce(CAST(json_extract(policy, '$.sessionControlsNotSatisfied') AS VARCHAR), 'null')
            AS unsatisfied FROM entry),
        judged AS (SELECT %s, %s AS result FROM control WHERE %s AND %s %s),
        once AS (SELECT %s, max(result) AS result FROM judged WHERE result IS NOT NULL
          GROUP BY ALL)"""
        .formatted(
            located(),
            resource(),
            COLUMNS,
            result(),
            controls(),
            results(),
            byErrorCode(),
            COLUMNS);
  }

  /** The rows to count; 'Block' is greater than 'Allow' also as a string. */
  private String judged() {
    return when(ONCE_PER_REQUEST, "once", "(SELECT * FROM judged WHERE result IS NOT NULL)");
  }

  /** The records of the log, each with the app, user and time that it counts under. */
  private String located() {
    String log = "log AS (SELECT * FROM record WHERE " + String.join(" AND ", accepted()) + ")";
    String merged =
        """
        , newest AS (SELECT tenant_id, request_id, min(event_time) AS event_time, max_by(
            {'upn': upn, 'user_id': user_id, 'app_id': app_id, 'app_name': app_name,
             'resource_id': resource_id, 'resource_name': resource_name},
            (record_time, app_id, resource_id, coalesce(error_code, -1))) AS of_newest
          FROM log GROUP BY tenant_id, request_id),
        located AS (SELECT log.* REPLACE (newest.event_time AS event_time,
            of_newest.upn AS upn, of_newest.user_id AS user_id, of_newest.app_id AS app_id,
            of_newest.app_name AS app_name, of_newest.resource_id AS resource_id,
            of_newest.resource_name AS resource_name)
          FROM log JOIN newest USING (tenant_id, request_id))""";
    return log + when(MERGED_RECORDS, merged, ", located AS (SELECT * FROM log)");
  }

  private List<String> accepted() {
    List<String> conditions = new ArrayList<>();
    conditions.add(
        when(
            BOTH_CATEGORIES,
            "category IN ('signinlogs', 'noninteractiveusersigninlogs')",
            "category = 'noninteractiveusersigninlogs'"));
    if (corrections.contains(ACCEPTED_RECORDS_ONLY)) {
      conditions.add("request_id IS NOT NULL AND tenant_id IS NOT NULL");
      conditions.add("append_time - event_time BETWEEN -" + HOUR + " AND " + LATENESS);
    }
    return conditions;
  }

  private String resource() {
    return when(
        ANY_RESOURCE,
        "true",
        "resource_name IN ('Office 365 Exchange Online', 'Office 365 SharePoint Online')");
  }

  private String controls() {
    return when(
        SEVERAL_CONTROLS,
        "(" + names("enforced") + " OR " + names("unsatisfied") + ")",
        "(contains(lower(enforced), '[\"binding\"]')"
            + " OR contains(lower(enforced), '[\"signintokenprotection\"]'))");
  }

  private static String names(String list) {
    return "(contains(lower(%s), '\"signintokenprotection\"') OR contains(lower(%s), '\"binding\"'))"
        .formatted(list, list);
  }

  private String results() {
    return when(
        JUDGED_RESULTS_ONLY,
        "lower(ca_result) IN ('success', 'failure', 'reportonlysuccess', 'reportonlyfailure',"
            + " 'reportonlyinterrupted')",
        "ca_result NOT IN ('reportOnlyNotApplied', 'notApplied')");
  }

  private String result() {
    String block =
        when(
            LEGACY_BINDING_BLOCKS,
            names("unsatisfied"),
            "contains(lower(unsatisfied), 'signintokenprotection')");
    String listed = "CASE WHEN " + block + " THEN 'Block' ELSE 'Allow' END";
    String unlisted =
        """
        CASE WHEN unsatisfied <> 'null' THEN %s
          WHEN lower(ca_result) IN ('success', 'reportonlysuccess') THEN 'Allow'
          WHEN lower(ca_result) NOT IN ('failure', 'reportonlyfailure') THEN NULL
          WHEN binding = 'bound' THEN 'Allow'
          WHEN binding IS DISTINCT FROM 'unbound' THEN NULL
          WHEN lower(ca_result) = 'failure' AND error_code IN %s THEN NULL
          ELSE 'Block' END"""
            .formatted(listed, INTERRUPTS);
    return when(JUDGED_WHERE_UNLISTED, unlisted, listed);
  }

  private String byErrorCode() {
    String rows =
        "UNION ALL SELECT %s, 'Block' FROM located WHERE error_code = 530084 AND %s"
            .formatted(COLUMNS, resource());
    return when(BLOCK_BY_ERROR_CODE, rows, "");
  }

  private String user() {
    return when(BY_ID, "user_id", "upn");
  }

  private String appKey() {
    return key(List.of("tenant_id", "app_id"), List.of("app_name"));
  }

  private String userKey() {
    return key(
        List.of("tenant_id", "user_id", "app_id", "resource_id"),
        List.of("upn", "app_name", "resource_name"));
  }

  private String personKey() {
    return key(List.of("tenant_id", "user_id"), List.of("upn"));
  }

  private String key(List<String> ids, List<String> names) {
    List<String> parts = new ArrayList<>(corrections.contains(BY_ID) ? ids : names);
    if (corrections.contains(WITHIN_WINDOWS)) {
      parts.add("strftime(make_timestamp(event_time * 1000), '%Y-%m-%dT00:00:00Z')");
      parts.add("'P1D'");
    }
    return "concat_ws('|', " + String.join(", ", parts) + ")";
  }

  private String when(Correction correction, String corrected, String faithful) {
    return corrections.contains(correction) ? corrected : faithful;
  }
}
