package io.boundwatch.signin;

import io.boundwatch.schemas.NamedRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names by id, of which the newest stands and on a tie the greater: so the order in which they are
 * met does not matter.
 */
final class Newest {
  private record Name(long at, String text) implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparingLong(Name::at).thenComparing(Name::text);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<String, Name> names = new TreeMap<>();

  void met(String id, long at, String name) {
    Name one = new Name(at, name);
    names.merge(id, one, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** By ascending id. */
  List<NamedRef> refs() {
    return names.entrySet().stream()
        .map(entry -> new NamedRef(entry.getKey(), entry.getValue().text()))
        .toList();
  }
}
