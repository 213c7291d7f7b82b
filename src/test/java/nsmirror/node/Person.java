package nsmirror.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who answers questions while connecting, and remembers them. */
final class Person implements Prompts {
    private final boolean trusting;
    private final Optional<String> secret;
    final List<HostKeyQuestion> hostKeys = new ArrayList<>();
    final List<String> secrets = new ArrayList<>();

    private Person(boolean trusting, Optional<String> secret) {
        this.trusting = trusting;
        this.secret = secret;
    }

    static Person trusting() {
        return new Person(true, Optional.empty());
    }

    static Person wary() {
        return new Person(false, Optional.empty());
    }

    static Person knowing(String secret) {
        return new Person(false, Optional.of(secret));
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        hostKeys.add(question);
        return trusting;
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        secrets.add(prompt);
        return secret.map(String::toCharArray);
    }
}
