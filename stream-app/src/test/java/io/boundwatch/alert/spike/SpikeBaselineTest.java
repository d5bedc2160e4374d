package io.boundwatch.alert.spike;

import static io.boundwatch.alert.spike.Months.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.CodecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpikeBaselineTest {
  private static final SpikeDetector DETECTOR = new SpikeDetector(SpikeSettings.DEFAULTS);

  @Test
  void aBaselineThatIsStoredAfterEachWindowJudgesAsOneThatIsNot() {
    assertThat(judgements(true)).isEqualTo(judgements(false));
    assertThat(judgements(false)).anyMatch(Judgement::opens);
    assertThat(judgements(false)).anyMatch(judgement -> judgement.ended().isPresent());
  }

  /** Three days with gaps, some spikes, and looks at open windows. */
  private static List<Judgement> judgements(boolean stored) {
    SplittableRandom random = new SplittableRandom(5);
    SpikeBaseline baseline = new SpikeBaseline();
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      long inScope = random.nextInt(1, 200);
      double ratio = i % 90 < 6 && i > 300 ? 0.4 + random.nextDouble() / 2 : 0.05;
      SpikeWindow window = window(i, inScope, Math.round(inScope * ratio));
      boolean gap = random.nextInt(5) == 0;
      if (!gap) {
        judgements.add(DETECTOR.open(baseline, window));
        baseline = stored ? SpikeBaseline.fromBytes(baseline.toBytes()) : baseline;
        judgements.add(DETECTOR.closed(baseline, window));
        assertThat(baseline.toBytes()).hasSizeLessThan(200);
        baseline = stored ? SpikeBaseline.fromBytes(baseline.toBytes()) : baseline;
      }
    }
    return judgements;
  }

  @Test
  void theSameStateHasTheSameBytes() {
    SpikeBaseline baseline = Months.learned(DETECTOR, 0.05);
    DETECTOR.closed(baseline, window(0, 100, 30));

    assertThat(SpikeBaseline.fromBytes(baseline.toBytes()).toBytes()).isEqualTo(baseline.toBytes());
    assertThat(SpikeBaseline.fromBytes(new SpikeBaseline().toBytes()).lastJudged()).isEmpty();
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] bytes = new SpikeBaseline().toBytes();
    bytes[0] = 9;

    assertThatThrownBy(() -> SpikeBaseline.fromBytes(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessage("the stored spike baselines have format 9; this release reads 1");
  }

  @Test
  void bytesCutShortAreRefused() {
    SpikeBaseline baseline = Months.learned(DETECTOR, 0.05);
    byte[] bytes = baseline.toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SpikeBaseline.fromBytes(cut)).isInstanceOf(CodecException.class);
    }
  }
}
