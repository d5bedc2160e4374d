package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {
  /** All that two times, two texts and two ranks can be, and nothing. */
  private static final List<Label> LABELS = labels();

  private static List<Label> labels() {
    List<Label> labels = new ArrayList<>(List.of(Label.NONE));
    for (long at : new long[] {1, 2}) {
      for (String text : List.of("", "a")) {
        for (int rank : new int[] {0, 1}) {
          labels.add(new Label(at, text, rank));
        }
      }
    }
    return labels;
  }

  @Test
  void newestStandsAlsoIfItsTextIsLess() {
    assertThat(new Label(2, "a", 0).join(new Label(1, "b", 1))).isEqualTo(new Label(2, "a", 0));
  }

  @Test
  void tieGoesToTheGreaterTextThenToTheGreaterRank() {
    assertThat(new Label(1, "a", 1).join(new Label(1, "b", 0))).isEqualTo(new Label(1, "b", 0));
    assertThat(new Label(1, "a", 0).join(new Label(1, "a", 1))).isEqualTo(new Label(1, "a", 1));
  }

  @Test
  void joiningIsCommutativeAssociativeAndIdempotent() {
    for (Label a : LABELS) {
      assertThat(a.join(a)).isEqualTo(a);
      assertThat(a.join(Label.NONE)).isEqualTo(a);
      for (Label b : LABELS) {
        assertThat(a.join(b)).isEqualTo(b.join(a));
        for (Label c : LABELS) {
          assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
        }
      }
    }
  }

  @Test
  void labelsOfACellJoinEachOnItsOwn() {
    Labels one = new Labels(new Label(2, "user", 0), new Label(1, "app", 0), Label.NONE);
    Labels other = new Labels(new Label(1, "old", 0), new Label(2, "new app", 0), Label.NONE);

    assertThat(one.join(other))
        .isEqualTo(new Labels(new Label(2, "user", 0), new Label(2, "new app", 0), Label.NONE));
  }

  @Test
  void everyLabelIsReadAsItWasWritten() {
    for (Label label : LABELS) {
      ByteWriter out = new ByteWriter();
      label.write(out);
      assertThat(Label.read(new ByteReader(out.toByteArray()))).isEqualTo(label);
    }
  }
}
