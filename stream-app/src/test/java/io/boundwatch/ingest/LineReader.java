package io.boundwatch.ingest;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Category;
import io.boundwatch.event.Details;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A tiny message format for tests: each line is {@code request ID CORRELATION}, {@code other
 * CATEGORY}, or bad.
 */
final class LineReader implements MessageReader {
  @Override
  public void read(ByteBuffer message, long appendTime, long arrivedAt, EventHandler handler) {
    int from = 0;
    for (String line :
        StandardCharsets.ISO_8859_1.decode(message.duplicate()).toString().split("\n")) {
      readLine(line, from, appendTime, arrivedAt, handler);
      from += line.length() + 1;
    }
  }

  private static void readLine(
      String line, int from, long appendTime, long arrivedAt, EventHandler handler) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "request" -> handler.accepted(request(words, appendTime, arrivedAt), 0);
      case "other" -> handler.ignored(words[1]);
      default ->
          handler.rejected(
              new Rejection(RejectReason.BROKEN_JSON, "a bad line", from, from + line.length()));
    }
  }

  private static Request request(String[] words, long appendTime, long arrivedAt) {
    return new Request(
        words[1],
        "tenant",
        words[2],
        "user",
        appendTime,
        appendTime,
        arrivedAt,
        appendTime,
        Binding.UNBOUND,
        1002,
        Outcome.NOT_APPLIED,
        List.of(),
        details());
  }

  private static Details details() {
    return new Details(
        Category.SIGN_IN, "app", "", "resource", "", 0, "", 0, "", "", "", "", "", "", "", "", "");
  }
}
