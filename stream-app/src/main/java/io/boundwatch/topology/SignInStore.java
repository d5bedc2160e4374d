package io.boundwatch.topology;

import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.util.List;
import java.util.Optional;

/** The sign-ins of a join task, with the indexes of what is due and what the cells must be told. */
final class SignInStore {
  /** In requests, some tens of megabytes: as many as come between two flushes of a large tenant. */
  private static final int ROOM = 16_000;

  private static final Form<String> KEYS = Form.PARTS;
  private static final Form<SignIn> SIGN_INS = new Form<>(SignInCodec::write, SignInCodec::read);

  private final ObjectStore<String, SignIn> signIns;
  private final DueIndex<String> due;
  private final ChangedIndex<String> changed;

  SignInStore(TaskStore task) {
    this.signIns = task.objects(Part.SIGN_INS, KEYS, SIGN_INS, signIn -> 1 + signIn.count(), ROOM);
    this.due = task.due(Part.DUE, KEYS);
    this.changed = task.changed(Part.CHANGED, KEYS);
  }

  Optional<SignIn> load(String key) {
    return signIns.get(key);
  }

  /** Whoever changes a sign-in saves it before the next one is loaded. */
  void save(String key, SignIn signIn) {
    signIns.put(key, signIn);
  }

  void forget(String key) {
    signIns.remove(key);
    changed.remove(key);
  }

  void lookAgainAt(long time, String key) {
    due.add(time, key);
  }

  /** Keys to look at before a time, at most so many; they are taken out. */
  List<String> dueBefore(long time, int limit) {
    return due.take(time - 1, limit);
  }

  void markChanged(String key) {
    changed.add(key);
  }

  void beginRound() {
    changed.beginRound();
  }

  /** The next changed keys of this round, at most so many; they are taken out. */
  List<String> changed(int limit) {
    return changed.take(limit);
  }
}
