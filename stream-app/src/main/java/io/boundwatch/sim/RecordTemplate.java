package io.boundwatch.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A record written once, to be had again with other ids and times: a copy and some short overwrites
 * instead of writing JSON. All that changes has a fixed length.
 */
public final class RecordTemplate {
  private final String category;
  private final byte[] json;
  private final int[] requestIds;
  private final int[] correlationIds;
  private final int[] tokenIds;
  private final int createdAt;
  private final int publishedAt;

  private RecordTemplate(RequestFacts request, byte[] json) {
    this.category = request.category();
    this.json = json;
    requestIds = find(request.requestId().toString());
    correlationIds = find(request.correlationId().toString());
    tokenIds = find(Ids.tokenIdentifier(request.requestId()));
    createdAt = find("\"createdDateTime\":\"")[0] + "\"createdDateTime\":\"".length();
    publishedAt = find("\"time\":\"")[0] + "\"time\":\"".length();
  }

  static RecordTemplate of(RequestFacts request, RecordWriter writer) {
    return new RecordTemplate(request, writer.write(request, request.eventTicks(), "none"));
  }

  /**
   * A record like this one.
   *
   * @param eventTime milliseconds since the epoch
   * @param publishTime milliseconds since the epoch
   */
  public SimulatedRecord fill(
      UUID requestId, UUID correlationId, long eventTime, long publishTime) {
    byte[] copy = json.clone();
    put(requestId.toString(), copy, requestIds);
    put(correlationId.toString(), copy, correlationIds);
    put(Ids.tokenIdentifier(requestId), copy, tokenIds);
    put(Ticks.format(eventTime * Ticks.PER_MILLI), copy, createdAt);
    put(Ticks.format(publishTime * Ticks.PER_MILLI), copy, publishedAt);
    return new SimulatedRecord(category, eventTime, publishTime, copy);
  }

  private static void put(String text, byte[] target, int... positions) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int position : positions) {
      System.arraycopy(bytes, 0, target, position, bytes.length);
    }
  }

  private int[] find(String text) {
    String all = new String(json, StandardCharsets.ISO_8859_1);
    List<Integer> found = new ArrayList<>();
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      found.add(at);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
