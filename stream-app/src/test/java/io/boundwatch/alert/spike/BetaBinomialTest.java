package io.boundwatch.alert.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaBinomialTest {
  /** Far more digits than are lost in a hundred thousand steps. */
  private static final MathContext DIGITS = new MathContext(60);

  @ParameterizedTest(name = "{0} or more of {1}, alpha {2}, beta {3}")
  @CsvSource({
    "1, 1, 0.5, 4.5",
    "1, 10, 0.02, 48",
    "3, 10, 0.18, 8.82",
    "10, 10, 0.18, 8.82",
    "5, 40, 2, 38",
    "20, 40, 2, 38",
    "40, 40, 2, 38",
    "30, 60, 2.45, 46.55",
    "55, 60, 25, 25",
    "20, 60, 25, 25",
    "1, 60, 25, 25",
    "59, 60, 0.5, 0.5",
    "2, 60, 0.5, 0.5",
    "50, 100, 9.99, 989.01",
    "100, 100, 9.99, 989.01",
    "99, 300, 0.006, 998.994",
    "300, 300, 499.5, 499.5",
    "180, 1000, 0.9, 88.1",
    "400, 1000, 4.5, 4.5",
    "900, 1000, 19, 0.3",
    "990, 1000, 19, 0.3",
    "1500, 20000, 9.8, 480.2",
    "9000, 20000, 9.8, 480.2",
    "1800, 100000, 19.98, 979.02",
    "2500, 100000, 19.98, 979.02",
    "20000, 100000, 19.98, 979.02",
    "60000, 100000, 24.5, 24.5",
    "99999, 100000, 0.98, 48.02",
    "100000, 100000, 0.2, 3.8",
    "70000, 100000, 0.2, 0.3"
  })
  void tailAgreesWithSixtyDigits(int u, int n, String alpha, String beta) {
    BigDecimal a = new BigDecimal(alpha);
    BigDecimal b = new BigDecimal(beta);
    double concentration = a.add(b).doubleValue();

    double tail = new BetaBinomial(a.doubleValue() / concentration, concentration).upperTail(u, n);

    double exact = exactTail(u, n, a, b).doubleValue();
    assertThat(exact).isPositive();
    assertThat(tail / exact).isCloseTo(1, within(1e-9));
  }

  /** P(0) = b/(a+b) · (b+1)/(a+b+1) · …, and each further term from the one before. */
  private static BigDecimal exactTail(int u, int n, BigDecimal a, BigDecimal b) {
    BigDecimal term = BigDecimal.ONE;
    for (int i = 0; i < n; i++) {
      BigDecimal step = BigDecimal.valueOf(i);
      term = term.multiply(b.add(step)).divide(a.add(b).add(step), DIGITS);
    }
    BigDecimal tail = BigDecimal.ZERO;
    for (int k = 0; k <= n; k++) {
      tail = k >= u ? tail.add(term, DIGITS) : tail;
      if (k < n) {
        BigDecimal up = BigDecimal.valueOf(n - k).multiply(a.add(BigDecimal.valueOf(k)));
        BigDecimal down = BigDecimal.valueOf(k + 1).multiply(b.add(BigDecimal.valueOf(n - k - 1)));
        term = term.multiply(up).divide(down, DIGITS);
      }
    }
    return tail;
  }

  /** With alpha 1 the tail has a closed form: the product of (n - i) / (n - i + beta). */
  @ParameterizedTest
  @CsvSource({"10, 20, 9", "1, 100, 99", "50, 100, 99", "100, 100, 99", "90000, 100000, 3"})
  void tailAgreesWithTheClosedForm(int u, int n, double beta) {
    double exact = 1;
    for (int i = 0; i < u; i++) {
      exact *= (n - i) / (n - i + beta);
    }

    double tail = new BetaBinomial(1 / (1 + beta), 1 + beta).upperTail(u, n);

    assertThat(tail / exact).isCloseTo(1, within(1e-9));
  }

  @Test
  void tailIsRightBelowWhereTheFastPathBegins() {
    double tail = new BetaBinomial(0.02, 49).upperTail(60, 100);

    assertThat(tail).isLessThan(1e-12).isPositive();
    assertThat(tail)
        .isCloseTo(
            exactTail(60, 100, new BigDecimal("0.98"), new BigDecimal("48.02")).doubleValue(),
            within(tail * 1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 10, 1", "-1, 10, 1", "1, 0, 0", "11, 10, 0"})
  void whatIsSureOrImpossible(int u, int n, double expected) {
    assertThat(new BetaBinomial(0.1, 20).upperTail(u, n)).isEqualTo(expected);
  }

  @Test
  void theTailNeverRisesWithTheCount() {
    BetaBinomial distribution = new BetaBinomial(0.05, 19);
    for (int u = 1; u <= 500; u++) {
      assertThat(distribution.upperTail(u, 500))
          .as("%d of 500", u)
          .isLessThanOrEqualTo(distribution.upperTail(u - 1, 500));
    }
  }

  @Test
  void aLargeWindowTakesNoTime() {
    BetaBinomial slowest = new BetaBinomial(0.5, 1);

    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 200; i++) {
            assertThat(slowest.upperTail(50_001, 100_000)).isBetween(0.49, 0.5);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 10", "0.5, 0", "NaN, 10", "0.5, -1"})
  void parametersWithoutADistributionAreRefused(double ratio, double concentration) {
    assertThatThrownBy(() -> new BetaBinomial(ratio, concentration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no beta-binomial");
  }
}
