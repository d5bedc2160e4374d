package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binding, status code and error code in all the forms they are sent in. */
class BindingAndErrorCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // details; older field; binding; status code
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':1002}; 'none'; UNBOUND; 1002",
        "{'signInSessionStatus':'UnBound','signInSessionStatusCode':'1004'}; null; UNBOUND; 1004",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':4711}; null; UNBOUND; 4711",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':null}; null; UNBOUND; 0",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':3e99}; null; UNBOUND; 0",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':4294967296}; null; UNBOUND; 0",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':[1]}; null; UNBOUND; 0",
        "{'signInSessionStatus':'unbound','signInSessionStatusCode':'soon'}; null; UNBOUND; 0",
        "{'signInSessionStatus':'unbound'}; 'bound'; UNBOUND; 0",
        "{'signInSessionStatus':'bound','signInSessionStatusCode':0}; 'unbound'; BOUND; 0",
        "{'signInSessionStatus':'bound','signInSessionStatusCode':1002}; null; BOUND; 0",
        "{'signInSessionStatus':'none','signInSessionStatusCode':1002}; 'unbound'; NONE; 0",
        "{'signInSessionStatus':'unknownFutureValue'}; 'unbound'; NONE; 0",
        "{'signInSessionStatusCode':1002}; 'unbound'; NONE; 0",
        "{'signInSessionStatus':7}; 'unbound'; NONE; 0",
        "{}; 'unbound'; UNBOUND; 0",
        "null; 'bound'; BOUND; 0",
        "''; 'Unbound'; UNBOUND; 0",
        "'{}'; 'unbound'; UNBOUND; 0",
        "'null'; 'bound'; BOUND; 0",
        "7; 'bound'; BOUND; 0",
        "[]; 'bound'; BOUND; 0",
        "null; 'none'; NONE; 0",
        "null; 'unknownFutureValue'; NONE; 0",
        "null; null; NONE; 0",
        "null; {'a':1}; NONE; 0",
      })
  void readsTheBinding(String details, String older, Binding binding, int statusCode) {
    Request request =
        request(
            aRecord()
                .with("tokenProtectionStatusDetails", parsed(details))
                .with("signInTokenProtectionStatus", parsed(older)));
    assertThat(request.binding()).isEqualTo(binding);
    assertThat(request.statusCode()).isEqualTo(statusCode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // status; resultType; error code
        "{'errorCode':50097}; '0'; 50097",
        "{'errorCode':'50097'}; '0'; 50097",
        "{'errorCode':' 530084 '}; null; 530084",
        "{'errorCode':50097.0}; null; 50097",
        "{'errorCode':0}; '50097'; 0",
        "{'errorCode':'success'}; '50097'; 0",
        "{'errorCode':null}; '50097'; 50097",
        "{'errorCode':'x'}; '50097'; 50097",
        "{'errorCode':1.5}; '50097'; 50097",
        "{'errorCode':[1,2]}; 50097; 50097",
        "{'errorCode':99999999999}; '50097'; 50097",
        "{'failureReason':'Other.'}; '50097'; 50097",
        "{}; '50097'; 50097",
        "null; 50097; 50097",
        "7; 'Success'; 0",
        "'broken {'; '50097'; 50097",
        "''; '50097'; 50097",
        "null; 'Failure'; -1",
        "null; ''; -1",
        "null; '-'; -1",
        "null; null; -1",
        "null; '2147483648'; -1",
        "null; '123456789012345678901234567890'; -1",
        "null; 123456789012345678901234567890; -1",
        "null; 1e400; -1",
        "null; true; -1",
        "null; {}; -1",
      })
  void readsTheErrorCode(String status, String resultType, int expected) {
    String record = aRecord().with("status", "@status").root("resultType", "@type").json();
    // placed as text: a tree would not keep such numbers
    record = record.replace("\"@status\"", quoted(status)).replace("\"@type\"", quoted(resultType));
    assertThat(read(record).onlyRequest().details().errorCode()).isEqualTo(expected);
  }

  @Test
  void blockErrorCodeBlocksWithoutPolicies() {
    assertThat(request(aRecord().errorCode(530084)).outcome()).isEqualTo(Outcome.BLOCKED);
    RecordBuilder outer = aRecord().without("status").root("resultType", "530084");
    assertThat(request(outer).outcome()).isEqualTo(Outcome.BLOCKED);
  }

  private static Object parsed(String json) {
    return Records.parse(quoted(json));
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
