package io.boundwatch.topology;

import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The sign-ins of a join task, with the indexes of what is due and what the cells must be told. */
final class SignInStore {
  private final KeyValueStore<Bytes, byte[]> signIns;
  private final DueIndex due;
  private final ChangedIndex changed;

  SignInStore(
      KeyValueStore<Bytes, byte[]> signIns,
      KeyValueStore<Bytes, byte[]> due,
      KeyValueStore<Bytes, byte[]> changed) {
    this.signIns = signIns;
    this.due = new DueIndex(due);
    this.changed = new ChangedIndex(changed);
  }

  Optional<SignIn> load(String key) {
    return Optional.ofNullable(signIns.get(Bytes.wrap(bytes(key)))).map(SignInCodec::decode);
  }

  void save(String key, SignIn signIn) {
    signIns.put(Bytes.wrap(bytes(key)), SignInCodec.encode(signIn));
  }

  void forget(String key) {
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
