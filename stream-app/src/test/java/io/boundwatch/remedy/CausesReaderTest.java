package io.boundwatch.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.event.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list with a mistake is refused, with the place of it. */
class CausesReaderTest {
  private static final String LIST =
      """
      as-of: '2026-11'
      sources:
        page: {title: A page, address: 'https://example.org/', dated: '2026-10'}
      browser-resources: [arm]
      device-filters:
        - {id: vm, devices: some VMs, filter: a -eq "b", source: page}
      unsupported:
        - {id: hub, name: A hub, source: page}
      status-codes:
        - codes: [1002]
          platform: windows
          client: native
          class: unsupported
          text: A text.
          remedy: A remedy.
          who: user
          filters: [vm]
          known: [hub]
          source: page
        - {codes: any, platform: any, client: any, class: unknown, text: T, remedy: R, who: w, source: page}
      error-codes:
        - {code: 1, class: suspicious, text: T, remedy: R, who: w, source: page}
      """;

  @Test
  void listWithoutMistakesIsRead() throws IOException {
    Cause cause = read(LIST).of(1002, -1, Platform.WINDOWS, Client.NATIVE);

    Source page = new Source("page", "A page", "https://example.org/", "2026-10");
    assertThat(cause.deviceFilters())
        .containsExactly(new DeviceFilter("vm", "some VMs", "a -eq \"b\"", page));
    assertThat(cause.known()).containsExactly("A hub");
    assertThat(cause.source()).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // what stands there; what is put there; the message
        "as-of: '2026-11'; as-of: '2026'; as-of must be a year and month such as '2026-11'",
        "as-of: '2026-11'; other: 1; other is unknown: must be one of as-of, sources",
        "https://example.org/; example.org; sources.page.address must begin with https://",
        "[arm]; arm; browser-resources must be a list",
        "devices: some VMs; devices: ''; device-filters[0].devices must not be empty",
        "{id: hub; {id: 7; unsupported[0].id must be text",
        "platform: windows; platform: amiga; status-codes[0].platform 'amiga' is not there: must be"
            + " one of windows, apple, other, unknown",
        "client: native; client: web; status-codes[0].client 'web' is not there: must be one of"
            + " native, browser, browser-arm",
        "class: unsupported; class: bad; status-codes[0].class 'bad' must be one of suspicious,"
            + " policy-error, unsupported, self-remediable, unknown",
        "who: user; whom: user; status-codes[0].whom is unknown",
        "codes: [1002]; codes: []; status-codes[0].codes must be a list of codes, or any",
        "codes: [1002]; codes: ['1002']; status-codes[0].codes[0] must be a whole number",
        "filters: [vm]; filters: [pc]; status-codes[0].filters[0] 'pc' is not there: must be one"
            + " of vm",
        "known: [hub]; known: [tub]; status-codes[0].known[0] 'tub' is not there",
        "{codes: any; {codes: [7]; status-codes must end with an entry for any code, platform and"
            + " client",
        "{code: 1; {code: one; error-codes[0].code must be a whole number",
        "{code: 1, class; {klass; error-codes[0].klass is unknown",
      })
  void mistakeIsToldWithItsPlace(String there, String instead, String message) {
    assertThat(LIST).contains(there);

    assertThatThrownBy(() -> read(LIST.replaceFirst("\\Q" + there + "\\E", instead)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("list: ")
        .hasMessageContaining(message);
  }

  @Test
  void entryThatIsNeverReachedIsAMistake() {
    String first = "  - {codes: any, platform: any, client: native, class: unknown,";
    String hidden =
        LIST.replace(
            "status-codes:\n",
            "status-codes:\n" + first + " text: T, remedy: R, who: w, source: page}\n");

    assertThatThrownBy(() -> read(hidden))
        .hasMessageContaining("status-codes[1] is never reached: an entry before it fits all");
  }

  @Test
  void missingPartIsNamed() {
    assertThatThrownBy(() -> read(LIST.replace("    remedy: A remedy.\n", "")))
        .hasMessage("list: status-codes[0].remedy is missing");
  }

  @Test
  void sameIdTwiceIsAMistake() {
    String twice =
        LIST.replace(
            "device-filters:\n",
            "device-filters:\n  - {id: vm, devices: d, filter: f, source: page}\n");

    assertThatThrownBy(() -> read(twice))
        .hasMessageContaining("device-filters[1].id 'vm' is there twice");
  }

  @Test
  void sameErrorCodeTwiceIsAMistake() {
    String twice =
        LIST + "  - {code: 1, class: unknown, text: T, remedy: R, who: w, source: page}\n";

    assertThatThrownBy(() -> read(twice))
        .hasMessageContaining("error-codes[1].code 1 is there twice");
  }

  @Test
  void whatIsNoYamlIsToldAsSuch() {
    assertThatThrownBy(() -> read("as-of: ["))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("list is not YAML: ");
    assertThatThrownBy(() -> read("as-of: 1\nas-of: 2\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("as-of");
  }

  private static Causes read(String list) throws IOException {
    return CausesReader.read(
        "list", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
  }
}
