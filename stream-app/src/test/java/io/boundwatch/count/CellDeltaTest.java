package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Binding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellDeltaTest {
  private static final Labels NAMES =
      new Labels(new Label(1, "user", 0), new Label(2, "app", 0), new Label(3, "resource", 1));

  private static CellDelta delta() {
    CellDelta delta = new CellDelta();
    delta.tally().addBinding(Binding.UNBOUND, 3);
    delta.tally().addCode(1003, 3);
    delta.users().add("u1");
    delta.users().add("u2");
    delta.blockedUsers().add("u2");
    delta.join(NAMES);
    return delta;
  }

  @Test
  void everyPartIsReadAsItWasWritten() {
    CellDelta read = CellDelta.read(new ByteReader(bytes(delta())));

    assertThat(read.tally().binding(Binding.UNBOUND)).isEqualTo(3);
    assertThat(read.users().estimate()).isEqualTo(2);
    assertThat(read.blockedUsers().estimate()).isEqualTo(1);
    assertThat(read.labels()).isEqualTo(NAMES);
    assertThat(bytes(read)).isEqualTo(bytes(delta()));
  }

  @Test
  void figuresAddUpUsersAndNamesJoin() {
    CellDelta cell = delta();
    CellDelta more = new CellDelta();
    more.tally().addBinding(Binding.UNBOUND, -2);
    more.users().add("u2");
    more.users().add("u3");
    more.join(new Labels(new Label(2, "renamed", 0), Label.NONE, Label.NONE));

    cell.add(more);

    assertThat(cell.tally().binding(Binding.UNBOUND)).isEqualTo(1);
    assertThat(cell.users().estimate()).isEqualTo(3);
    assertThat(cell.blockedUsers().estimate()).isEqualTo(1);
    assertThat(cell.labels().subject().text()).isEqualTo("renamed");
    assertThat(cell.labels().app().text()).isEqualTo("app");
  }

  @Test
  void addingTellsWhetherAnythingChanged() {
    CellDelta cell = delta();
    CellDelta known = new CellDelta();
    known.users().add("u1");
    known.blockedUsers().add("u2");
    known.join(new Labels(new Label(0, "older", 0), new Label(2, "app", 0), Label.NONE));

    assertThat(cell.add(new CellDelta())).isFalse();
    assertThat(cell.add(known)).isFalse();
    assertThat(bytes(cell)).isEqualTo(bytes(delta()));

    CellDelta figure = new CellDelta();
    figure.tally().addBinding(Binding.BOUND, 1);
    CellDelta code = new CellDelta();
    code.tally().addCode(1003, -3);
    CellDelta user = new CellDelta();
    user.users().add("u9");
    CellDelta blocked = new CellDelta();
    blocked.blockedUsers().add("u1");
    CellDelta name = new CellDelta();
    name.join(new Labels(Label.NONE, Label.NONE, new Label(4, "resource", 1)));
    for (CellDelta each : List.of(figure, code, user, blocked, name)) {
      assertThat(cell.add(each)).isTrue();
    }
  }

  /** Also where more users are than can be listed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 600})
  void usersJoinWhetherOrNotAnythingElseChanged(int count) {
    CellDelta cell = new CellDelta();
    CellDelta figures = new CellDelta();
    figures.tally().addBinding(Binding.BOUND, 1);
    CellDelta more = new CellDelta();
    for (int i = 0; i < count; i++) {
      figures.users().add("u" + i);
      figures.blockedUsers().add("u" + i);
      more.users().add("v" + i);
      more.blockedUsers().add("v" + i);
    }

    assertThat(cell.add(figures)).isTrue();
    assertThat(cell.add(more)).isTrue();
    assertThat(cell.add(more)).isFalse();
    assertThat(cell.users().estimate()).isEqualTo(2 * count);
    assertThat(cell.blockedUsers().estimate()).isEqualTo(2 * count);
  }

  @Test
  void isEmptyOnlyIfItWouldChangeNothing() {
    assertThat(new CellDelta().isEmpty()).isTrue();
    CellDelta user = new CellDelta();
    user.users().add("u1");
    assertThat(user.isEmpty()).isFalse();
    CellDelta blocked = new CellDelta();
    blocked.blockedUsers().add("u1");
    assertThat(blocked.isEmpty()).isFalse();
    CellDelta named = new CellDelta();
    named.join(NAMES);
    assertThat(named.isEmpty()).isFalse();
    CellDelta zero = new CellDelta();
    zero.tally().addCode(1002, 1);
    zero.tally().addCode(1002, -1);
    assertThat(zero.isEmpty()).isTrue();
  }

  @Test
  void anotherVersionIsRefusedInPlainWords() {
    byte[] bytes = bytes(delta());
    bytes[0] = 1;

    assertThatThrownBy(() -> CellDelta.read(new ByteReader(bytes)))
        .isInstanceOf(CodecException.class)
        .hasMessage("the stored counts have format 1; this release reads 2");
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    byte[] bytes = bytes(delta());

    for (int length = 0; length < bytes.length; length++) {
      ByteReader cut = new ByteReader(Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> CellDelta.read(cut)).isInstanceOf(CodecException.class);
    }
  }

  private static byte[] bytes(CellDelta delta) {
    ByteWriter out = new ByteWriter();
    delta.write(out);
    return out.toByteArray();
  }
}
