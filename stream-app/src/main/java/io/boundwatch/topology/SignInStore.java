package io.boundwatch.topology;

import io.boundwatch.event.SignInKey;
import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.util.List;
import java.util.Optional;

/** The sign-ins of a join task, with the indexes of what is due and what the cells must be told. */
final class SignInStore {
  /** Requests and sign-ins that all tasks together work with between two commits: some 100 MB. */
  private static final int REQUESTS = 64_000;

  /**
   * What packed sign-ins of all tasks take: those of some ten minutes of a large tenant, until they
   * settle.
   */
  private static final long PACKED_BYTES = 160 * 1024 * 1024;

  private static final Form<SignInKey> KEYS =
      new Form<>((key, out) -> out.writeRaw(key.bytes()), in -> SignInKey.of(in.readRest()));

  private static final Form<SignIn> SIGN_INS = new Form<>(SignInCodec::write, SignInCodec::read);

  private final PackedStore<SignInKey, SignIn> signIns;
  private final DueIndex<SignInKey> due;
  private final ChangedIndex<SignInKey> changed;

  /**
   * @param tasks how many there are of the kind: one instance may have them all
   */
  SignInStore(TaskStore task, int tasks) {
    PackedStore.Room room = new PackedStore.Room(REQUESTS / tasks, PACKED_BYTES / tasks);
    PackedStore.Head<SignIn> decision =
        new PackedStore.Head<>(
            task.part(Part.DECISIONS), SignInCodec::writeDecision, SignInCodec::readDecision);
    this.signIns =
        task.packed(
            new PackedStore<>(
                task.part(Part.SIGN_INS),
                KEYS,
                SIGN_INS,
                decision,
                signIn -> 1 + signIn.count(),
                room));
    this.due = task.due(Part.DUE, KEYS);
    this.changed = task.changed(Part.CHANGED, KEYS);
  }

  Optional<SignIn> load(SignInKey key) {
    return signIns.get(key);
  }

  /** Whoever changes a sign-in saves it before the next one is loaded. */
  void save(SignInKey key, SignIn signIn) {
    signIns.put(key, signIn);
  }

  /** The same if nothing has changed but how far its decision was published. */
  void saveDecision(SignInKey key, SignIn signIn) {
    signIns.putHead(key, signIn);
  }

  void forget(SignInKey key) {
    signIns.remove(key);
    changed.remove(key);
  }

  void lookAgainAt(long time, SignInKey key) {
    due.add(time, key);
  }

  /** Keys to look at before a time, at most so many; they are taken out. */
  List<SignInKey> dueBefore(long time, int limit) {
    return due.take(time - 1, limit);
  }

  void markChanged(SignInKey key) {
    changed.add(key);
  }

  void beginRound() {
    changed.beginRound();
  }

  /** The next changed keys of this round, at most so many; they are taken out. */
  List<SignInKey> changed(int limit) {
    return changed.take(limit);
  }
}
