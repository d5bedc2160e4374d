package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Sign-in records of made-up people, for tests: {@code aRecord().unbound(1002).policy("p1",
 * "failure")}.
 */
public final class Records {
  public static final String TENANT = "10000000-0000-4000-8000-000000000001";
  public static final String REQUEST = "20000000-0000-4000-8000-000000000001";
  public static final String CORRELATION = "30000000-0000-4000-8000-000000000001";
  public static final String USER = "40000000-0000-4000-8000-000000000001";

  /** Of the record as built: event, publication, append and arrival time. */
  public static final long EVENT_TIME = millis("2026-11-02T08:00:00.123Z");

  public static final long RECORD_TIME = millis("2026-11-02T08:01:30Z");
  public static final long APPEND_TIME = millis("2026-11-02T08:01:35Z");
  public static final long ARRIVED_AT = millis("2026-11-02T08:01:36Z");

  private static final JsonMapper MAPPER = new JsonMapper();

  private Records() {}

  /** An interactive sign-in that succeeded; nothing is reported of binding or policies. */
  public static RecordBuilder aRecord() {
    return new RecordBuilder();
  }

  /** A policy that enforces token protection, with result {@code success}. */
  public static PolicyBuilder aPolicy(String id) {
    return new PolicyBuilder(id);
  }

  /** An Event Hubs message with these records. */
  public static byte[] message(RecordBuilder... records) {
    return message(Arrays.stream(records).map(RecordBuilder::json).toArray(String[]::new));
  }

  /** An Event Hubs message with these texts in place of records. */
  public static byte[] message(String... records) {
    return utf8(Arrays.stream(records).collect(Collectors.joining(",", "{\"records\":[", "]}")));
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /** The JSON of a value of strings, numbers, lists and maps. */
  public static JsonNode json(Object value) {
    return value == null ? NullNode.getInstance() : MAPPER.valueToTree(value);
  }

  /** A JSON text as a tree. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /**
   * What a reader with the default rules hears in a message, which stands in a larger array, as
   * those of a source do.
   */
  static Heard read(byte[] message) {
    Heard heard = new Heard();
    new EventReader(EventRules.DEFAULT).read(amid(message), APPEND_TIME, ARRIVED_AT, heard);
    return heard;
  }

  /** Between bytes that whoever reads too much would take for its own. */
  static ByteBuffer amid(byte[] message) {
    byte[] before = utf8("{\"records\":[{");
    byte[] behind = utf8("}\"]}\n{\"records\":[5]}");
    return ByteBuffer.allocate(before.length + message.length + behind.length)
        .put(before)
        .put(message)
        .put(behind)
        .slice(before.length, message.length);
  }

  static Heard read(String message) {
    return read(utf8(message));
  }

  /** The request of a record that is accepted. */
  static Request request(RecordBuilder record) {
    return read(record.bytes()).onlyRequest();
  }

  /** The reason for which a record is rejected. */
  static RejectReason rejection(RecordBuilder record) {
    return read(record.bytes()).onlyRejection().reason();
  }
}
