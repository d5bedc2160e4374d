package io.boundwatch.signin;

import io.boundwatch.schemas.NamedRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names by id, of which the newest stands and on a tie the greater: so the order in which they are
 * met does not matter.
 */
final class Newest {
  private record Name(long at, String text) {
    Name newer(Name other) {
      return at > other.at || at == other.at && text.compareTo(other.text) >= 0 ? this : other;
    }
  }

  private final Map<String, Name> names = new TreeMap<>();

  void met(String id, long at, String name) {
    names.merge(id, new Name(at, name), Name::newer);
  }

  /** By ascending id. */
  List<NamedRef> refs() {
    List<NamedRef> refs = new ArrayList<>(names.size());
    names.forEach((id, name) -> refs.add(new NamedRef(id, name.text())));
    return refs;
  }
}
