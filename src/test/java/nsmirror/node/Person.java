package nsmirror.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody who answers questions while connecting, and remembers them. */
final class Person implements Prompts {
    private final boolean trusting;
    private final Deque<String> answers;
    final List<HostKeyQuestion> hostKeys = new ArrayList<>();
    final List<String> secrets = new ArrayList<>();

    private Person(boolean trusting, String... answers) {
        this.trusting = trusting;
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    static Person trusting() {
        return new Person(true);
    }

    static Person wary() {
        return new Person(false);
    }

    /** Gives these answers, the last one again and again. */
    static Person knowing(String... secrets) {
        return new Person(false, secrets);
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        hostKeys.add(question);
        return trusting;
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        secrets.add(prompt);
        return Optional.ofNullable(answers.size() > 1 ? answers.remove() : answers.peek()).map(String::toCharArray);
    }
}
