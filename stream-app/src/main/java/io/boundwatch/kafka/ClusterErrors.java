package io.boundwatch.kafka;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in plain words what an exception of a Kafka client means, and how to mend it. */
public final class ClusterErrors {
  private ClusterErrors() {}

  /** A sentence that names the cluster, what is wrong and how to mend it; never a secret. */
  public static String explain(Cluster cluster, Throwable thrown) {
    Throwable error = unwrap(thrown);
    if (error instanceof SslAuthenticationException) {
      return cluster.inWords() + " cannot be talked to by TLS: " + text(error) + tlsAdvice(cluster);
    }
    if (isAuthentication(error)) {
      return cluster.inWords() + " refuses the login: " + text(error) + loginAdvice(cluster);
    }
    if (error instanceof AuthorizationException) {
      return cluster.inWords() + " denies access: " + text(error) + rightsAdvice(cluster);
    }
    if (error instanceof TimeoutException || error instanceof RetriableException) {
      return cluster.inWords() + " does not answer: " + text(error) + addressAdvice(cluster);
    }
    return cluster.inWords() + " cannot be used: " + text(error) + addressAdvice(cluster);
  }

  /** A login that was refused: waiting does not mend it. */
  public static boolean isAuthentication(Throwable thrown) {
    return find(thrown, AuthenticationException.class, LoginException.class).isPresent();
  }

  /** The cause beneath the wrappers of futures and of Kafka's constructors. */
  static Throwable unwrap(Throwable thrown) {
    Optional<Throwable> told =
        find(thrown, AuthenticationException.class, LoginException.class, ConfigException.class);
    if (told.isPresent()) {
      return told.get();
    }
    Throwable error = thrown;
    while (isWrapper(error) && error.getCause() != null) {
      error = error.getCause();
    }
    return error;
  }

  private static boolean isWrapper(Throwable error) {
    return error instanceof ExecutionException
        || error instanceof CompletionException
        || error.getClass() == KafkaException.class;
  }

  private static Optional<Throwable> find(Throwable thrown, Class<?>... types) {
    Throwable error = thrown;
    while (error != null) {
      for (Class<?> type : types) {
        if (type.isInstance(error)) {
          return Optional.of(error);
        }
      }
      error = error.getCause();
    }
    return Optional.empty();
  }

  private static String text(Throwable error) {
    String message = error.getMessage();
    return message == null ? error.getClass().getSimpleName() : message.strip();
  }

  private static String tlsAdvice(Cluster cluster) {
    return "; check security.protocol and ssl.* in " + cluster.role().key() + ".properties";
  }

  private static String loginAdvice(Cluster cluster) {
    return cluster.eventHubs()
        ? "; check source.connection-string (a policy with the right Listen) or source.entra (the"
            + " application, its secret, and the role Azure Event Hubs Data Receiver), and whether"
            + " the namespace is of the tier Standard or above"
        : "; check sasl.* in " + cluster.role().key() + ".properties";
  }

  private static String rightsAdvice(Cluster cluster) {
    return cluster.eventHubs()
        ? "; give the policy the right Listen, or the application the role Azure Event Hubs Data"
            + " Receiver, on the hubs; the tier Basic has no Kafka endpoint"
        : "; give the user of " + cluster.role().key() + ".properties the rights README lists";
  }

  private static String addressAdvice(Cluster cluster) {
    return cluster.eventHubs()
        ? "; check source.bootstrap-servers (<namespace>.servicebus.windows.net:9093), and that"
            + " firewalls let port 9093 through"
        : "; check "
            + cluster.role().key()
            + ".bootstrap-servers, that the cluster runs, and security.protocol in "
            + cluster.role().key()
            + ".properties";
  }
}
