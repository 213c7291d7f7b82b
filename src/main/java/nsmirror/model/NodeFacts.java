package nsmirror.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.Collections;

/**
 * The node itself.
 *
 * @param target the node as it was asked for: {@code student@node}, {@code local}, a recording's name
 * @param hostname its own name for itself
 * @param kernel release as {@code uname -r} prints it
 * @param os PRETTY_NAME of os-release, empty if there is none
 * @param user who reads it
 * @param root whether it is read as root
 * @param reader PID of the sh that reads it, as the node says; empty where it does not
 * @param tools version by tool ({@code lsns}, {@code ps}, {@code ip}); a missing tool is absent
 */
public record NodeFacts(
        String target,
        String hostname,
        String kernel,
        Optional<String> os,
        String user,
        boolean root,
        Optional<Integer> reader,
        Map<String, String> tools) {
    public NodeFacts {
        tools = Collections.unmodifiableMap(new TreeMap<>(tools));
    }

    /** One that does not say which sh reads it. */
    public NodeFacts(
            String target,
            String hostname,
            String kernel,
            Optional<String> os,
            String user,
            boolean root,
            Map<String, String> tools) {
        this(target, hostname, kernel, os, user, root, Optional.empty(), tools);
    }
}
