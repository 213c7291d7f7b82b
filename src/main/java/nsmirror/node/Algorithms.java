package nsmirror.node;

import java.util.List;
import java.util.Set;

/**
 * Algorithms to agree on with a server, each list in the order of preference; an empty one leaves it to the SSH library.
 *
 * @param publicKeys signatures by which a key may log in
 * @param authorities signatures under a host's certificate
 * @param compressed whether what is sent is compressed, if the server does that
 */
record Algorithms(
        List<String> kex,
        List<String> ciphers,
        List<String> macs,
        List<String> hostKeys,
        List<String> publicKeys,
        List<String> authorities,
        boolean compressed) {
    private static final Set<String> KEX = Set.of(
            "mlkem768x25519-sha256", "curve25519-sha256", "curve25519-sha256@libssh.org", "curve448-sha512",
            "ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521", "diffie-hellman-group-exchange-sha256",
            "diffie-hellman-group14-sha256", "diffie-hellman-group15-sha512", "diffie-hellman-group16-sha512",
            "diffie-hellman-group17-sha512", "diffie-hellman-group18-sha512", "diffie-hellman-group-exchange-sha1",
            "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1");
    private static final Set<String> CIPHERS = Set.of(
            "aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr",
            "aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc");
    private static final Set<String> MACS = Set.of(
            "hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha1-etm@openssh.com",
            "hmac-sha2-256", "hmac-sha2-512", "hmac-sha1", "hmac-sha1-96", "hmac-md5", "hmac-md5-96");
    private static final Set<String> SIGNATURES = Set.of(
            "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "rsa-sha2-512",
            "rsa-sha2-256", "ssh-rsa");
    /** Made by an agent alone; the library only hands them on. */
    private static final Set<String> OF_SECURITY_KEYS =
            Set.of("sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com");

    /** A list of them, as ssh_config(5) names it, and what of it can be done here. */
    enum Kind {
        KEX("kexalgorithms") {
            @Override
            boolean has(String name) {
                return Algorithms.KEX.contains(name);
            }
        },
        CIPHERS("ciphers") {
            @Override
            boolean has(String name) {
                return Algorithms.CIPHERS.contains(name);
            }
        },
        MACS("macs") {
            @Override
            boolean has(String name) {
                return Algorithms.MACS.contains(name);
            }
        },
        HOST_KEYS("hostkeyalgorithms") {
            @Override
            boolean has(String name) {
                return SIGNATURES.contains(Certificate.plainType(name));
            }
        },
        PUBLIC_KEYS("pubkeyacceptedalgorithms") {
            @Override
            boolean has(String name) {
                String plain = Certificate.plainType(name);
                return SIGNATURES.contains(plain) || OF_SECURITY_KEYS.contains(plain);
            }
        },
        AUTHORITIES("casignaturealgorithms") {
            @Override
            boolean has(String name) {
                return SIGNATURES.contains(name);
            }
        };

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** In lower case. */
        String keyword() {
            return keyword;
        }

        /** Whether the SSH library has it without another library's help (jsch 2.28.8). */
        abstract boolean has(String name);
    }

    Algorithms {
        kex = List.copyOf(kex);
        ciphers = List.copyOf(ciphers);
        macs = List.copyOf(macs);
        hostKeys = List.copyOf(hostKeys);
        publicKeys = List.copyOf(publicKeys);
        authorities = List.copyOf(authorities);
    }
}
