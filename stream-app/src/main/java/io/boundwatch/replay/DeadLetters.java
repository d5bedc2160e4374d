package io.boundwatch.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.event.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What could not be read: the first few are kept to be told, all go to a file if one is wanted. */
final class DeadLetters {
  private static final int TOLD = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Writer> file;
  private final List<RejectedPart> first = new ArrayList<>();

  DeadLetters(Optional<Writer> file) {
    this.file = file;
  }

  void add(String name, long number, Rejection rejection, byte[] part) {
    RejectedPart letter =
        new RejectedPart(name, number, rejection.reason().wireName(), rejection.detail());
    if (first.size() < TOLD) {
      first.add(letter);
    }
    file.ifPresent(writer -> write(writer, letter, rejection, part));
  }

  private static void write(Writer writer, RejectedPart letter, Rejection rejection, byte[] part) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("reason", letter.reason());
    line.put("detail", letter.detail());
    line.put("file", letter.file());
    line.put("message", letter.message());
    if (rejection.to() - rejection.from() > part.length) {
      line.put("truncated-from", rejection.to() - rejection.from());
    }
    line.put("value", new String(part, StandardCharsets.UTF_8));
    try {
      writer.write(JSON.writeValueAsString(line));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first {@value #TOLD}. */
  List<RejectedPart> first() {
    return List.copyOf(first);
  }
}
