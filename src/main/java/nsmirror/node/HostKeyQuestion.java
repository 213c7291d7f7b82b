package nsmirror.node;

import java.nio.file.Path;

/**
 * A host key nobody vouched for yet.
 *
 * @param host the name it would be known under; with a port other than 22 as {@code [node]:2222}
 * @param keyType such as {@code ssh-ed25519}
 * @param fingerprint as ssh prints it: {@code SHA256:…}
 * @param file the known_hosts file it is written to if it is trusted
 * @param otherKeyKnown whether a key of another type is known for that host: then an unknown one is a surprise
 */
public record HostKeyQuestion(String host, String keyType, String fingerprint, Path file, boolean otherKeyKnown) {}
