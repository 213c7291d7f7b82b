package nsmirror.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * A node that was opened before, without any secret.
 *
 * @param target as it is written on the command line: {@code ssh://student@node:2222}, a recording's path
 * @param identity path of the key it was opened with, where one was chosen
 * @param opened when, last
 */
public record RecentNode(String target, Optional<String> identity, Instant opened) {}
