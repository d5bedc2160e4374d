package io.boundwatch.topology;

import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The sign-ins of a join task, with the indexes of what is due and what the cells must be told.
 *
 * <p>The ones used last are kept as they are read: a sign-in is met with each of its requests and
 * again by the next flush. The store has the same; a task that begins anew begins with none.
 */
final class SignInStore {
  /** Some tens of megabytes; as many as come between two flushes of a large tenant. */
  private static final int RECENT = 8_192;

  private static final class Recent extends LinkedHashMap<String, SignIn> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(2 * RECENT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, SignIn> eldest) {
      return size() > RECENT;
    }
  }

  private final KeyValueStore<Bytes, byte[]> signIns;
  private final DueIndex due;
  private final ChangedIndex changed;
  private final Map<String, SignIn> recent = new Recent();

  SignInStore(
      KeyValueStore<Bytes, byte[]> signIns,
      KeyValueStore<Bytes, byte[]> due,
      KeyValueStore<Bytes, byte[]> changed) {
    this.signIns = signIns;
    this.due = new DueIndex(due);
    this.changed = new ChangedIndex(changed);
  }

  Optional<SignIn> load(String key) {
    SignIn known = recent.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SignIn> stored =
        Optional.ofNullable(signIns.get(Bytes.wrap(bytes(key)))).map(SignInCodec::decode);
    stored.ifPresent(signIn -> recent.put(key, signIn));
    return stored;
  }

  /** Whoever changes a sign-in saves it before the next one is loaded. */
  void save(String key, SignIn signIn) {
    signIns.put(Bytes.wrap(bytes(key)), SignInCodec.encode(signIn));
    recent.put(key, signIn);
  }

  void forget(String key) {
    recent.remove(key);
    signIns.delete(Bytes.wrap(bytes(key)));
    changed.remove(bytes(key));
  }

  void lookAgainAt(long time, String key) {
    due.add(time, bytes(key));
  }

  /** Keys to look at before a time, at most so many; they are taken out. */
  List<String> dueBefore(long time, int limit) {
    return strings(due.take(time - 1, limit));
  }

  void markChanged(String key) {
    changed.add(bytes(key));
  }

  void beginRound() {
    changed.beginRound();
  }

  /** The next changed keys of this round, at most so many; they are taken out. */
  List<String> changed(int limit) {
    return strings(changed.take(limit));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> strings(List<byte[]> keys) {
    return keys.stream().map(key -> new String(key, StandardCharsets.UTF_8)).toList();
  }
}
